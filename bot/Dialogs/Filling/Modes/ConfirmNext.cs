using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Go on with the next activity that was told, leave it out, or stop there?</summary>
internal sealed class ConfirmNext(CurrentQuestion current) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, said) = (heard.Scene, heard.Said);
        var command = heard.Command();
        if (
            said.Folded == DialogWords.Fold(scene.Say(Phrase.DoNotSend))
            || command is Command.Stop
            || scene.Words.StopIn(said.Folded) is not null
        )
            return ConfirmStop.Stop(heard);
        if (command is Command.Resume)
            return heard.Continue(FormMoves.Fresh(heard.Session));
        var yesNo = YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var value } ? value : (bool?)null;
        if (
            command is Command.Skip
            || yesNo is false
            || IsDenied(heard)
            || IsNotNeeded(heard)
            || said.Folded == DialogWords.Fold(scene.Say(Phrase.LeaveOut))
        )
            return Skip(heard);
        if (yesNo is true)
            return heard.Continue(FormMoves.Fresh(heard.Session));
        if (yesNo is null && YesAndMore.Hear(heard) is { } agreed)
            return agreed.Continue(FormMoves.Fresh(agreed.Session)); // ええ、お願いします。25日は傘を忘れて帰ったけ、うちに置いちょります
        var result = current.Hear(heard.ToAsking());
        return IsNoAnswer(heard, result) ? NextActivity.Again(heard) : result;
    }

    /// <summary>いいえ、2日は預かっとりません: said of the day that would come next.</summary>
    private static bool IsDenied(Heard heard) =>
        YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is { Reading: Reading<bool>.Found { Value: false } }
        && DeniedDay.Of(heard, isOfReport: true) is not null;

    /// <summary>いや、それはもう書いたけ、いらんよ.</summary>
    private static bool IsNotNeeded(Heard heard) =>
        !heard.Said.Text.Any(char.IsDigit)
        && Clauses.Of(heard.Said.Text).Exists(c => heard.Scene.Words.Is(PlainWord.NotNeeded, DialogWords.Fold(c.Text)));

    /// <summary>Nothing of the report was said: it does not begin by that.</summary>
    private static bool IsNoAnswer(Heard heard, TurnResult result) =>
        result is { Effects: [], Asked: null, State.Session: { Mode: DialogMode.Ask, Pending: null } next }
        && next.Tries > heard.Session.Tries
        && next.Procedure == heard.Session.Procedure
        && ReferenceEquals(next.Answers, heard.Session.Answers)
        && ReferenceEquals(next.AlsoSaid, heard.Session.AlsoSaid);

    /// <summary>This one is not reported; the next one, if there is one.</summary>
    private static TurnResult Skip(Heard heard)
    {
        var told = heard.Saying(heard.Scene.Say(Phrase.ActivitySkipped));
        return NextActivity.After(told, heard.Session, heard.State)
            ?? new TurnResult(
                heard.State with
                {
                    Session = null,
                },
                [Activity.Message(told.Lines(heard.Scene.Say(Phrase.NoMoreActivities)))],
                []
            );
    }
}

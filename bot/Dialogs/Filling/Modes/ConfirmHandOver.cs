using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Somebody leaves who has told something that the office does not have: give it to the staff, or delete it?</summary>
internal sealed class ConfirmHandOver(CurrentQuestion current) : IMode
{
    /// <summary>Null where nothing was told, or where the office has it already.</summary>
    public static TurnResult? Ask(Heard heard)
    {
        var session = heard.Session;
        if (heard.Procedure.Safeguarding is null || session.Reference is not null || !HasTold(heard.Procedure, session))
            return null;
        var scene = heard.Scene;
        return heard.Reply(
            FormMoves.Fresh(session) with
            {
                Mode = DialogMode.ConfirmHandOver,
                AskedAt = heard.Context.Now,
            },
            Activity.Message(
                heard.Lines(scene.Say(Phrase.ConfirmHandOver)),
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.HandOver) }),
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.HoldAndStop) }),
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.GoOnWithForm) })
            )
        );
    }

    /// <summary>Words of their own, or more than the first choices.</summary>
    private static bool HasTold(Procedure procedure, FormSession session) =>
        session.AlsoSaid is { Count: > 0 }
        || (procedure.KeepsWords is { } story && session.Answers.GetValueOrDefault(story) is { IsSkipped: false })
        || session.Answers.Values.Count(a => !a.IsSkipped) >= FewestAnswers;

    private const int FewestAnswers = 3;

    public TurnResult Hear(Heard heard)
    {
        var (scene, folded) = (heard.Scene, heard.Said.Folded);
        if (IsButton(Phrase.HandOver))
            return HandOver(heard);
        if (IsButton(Phrase.HoldAndStop) || heard.Command() is Command.Stop || scene.Words.StopIn(folded) is StopWish.Stop)
            return ConfirmStop.Stop(heard);
        if (IsButton(Phrase.GoOnWithForm) || heard.Command() is Command.Resume)
            return heard.Continue(FormMoves.Fresh(heard.Session));
        return YesNoReader.Read(heard.Said.Text) switch
        {
            Reading<bool>.Found { Value: true } => HandOver(heard),
            Reading<bool>.Found => ConfirmStop.Stop(heard),
            _ => current.Hear(heard.ToAsking()),
        };

        bool IsButton(Phrase phrase) => folded == DialogWords.Fold(scene.Say(phrase));
    }

    private static TurnResult HandOver(Heard heard)
    {
        var (scene, rules) = (heard.Scene, heard.Procedure.Safeguarding!);
        var session = OfficeForm.Named(rules, scene, FormMoves.Fresh(heard.Session), heard.Context);
        var stopped = ConfirmStop.Stop(heard.With(session));
        return stopped with { Effects = [OfficeForm.Interim(rules, scene, session), .. stopped.Effects] };
    }
}

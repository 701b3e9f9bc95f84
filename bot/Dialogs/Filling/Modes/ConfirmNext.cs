using Channels.Bot.Activities;
using Channels.Bot.Contract;
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
        if (command is Command.Skip || yesNo is false || said.Folded == DialogWords.Fold(scene.Say(Phrase.LeaveOut)))
            return Skip(heard);
        return yesNo is true ? heard.Continue(FormMoves.Fresh(heard.Session)) : current.Hear(heard.ToAsking());
    }

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

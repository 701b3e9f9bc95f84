using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>It is not to be sent now: keep it for later, or forget it?</summary>
internal sealed class ConfirmHold(CurrentQuestion current, FormCommands commands) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, said) = (heard.Scene, heard.Said);
        var command = heard.Command();
        var wish = scene.Words.StopIn(said.Folded);
        if (said.Folded == DialogWords.Fold(scene.Say(Phrase.HoldAndStop)) || command is Command.Stop || wish is StopWish.Stop)
            return ConfirmStop.Stop(heard);
        if (command is Command.Pause or Command.SendLater or Command.AnswerLater || wish is StopWish.Hold)
            return commands.Run(heard.ToAsking(), Command.Pause, null);
        if (command is { } other)
            return commands.Run(heard.ToAsking(), other, FormMoves.Current(heard.Procedure, heard.Session));
        return YesNoReader.Read(said.Text) switch
        {
            Reading<bool>.Found { Value: true } => commands.Run(heard.ToAsking(), Command.Pause, null),
            Reading<bool>.Found => heard.Saying(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(heard.Session)),
            _ => current.Hear(heard.ToAsking()),
        };
    }
}

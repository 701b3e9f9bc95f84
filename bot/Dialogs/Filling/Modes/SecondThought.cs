using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>"Really?" before something that cannot be undone: only yes, or the command once more, does it.</summary>
internal static class SecondThought
{
    /// <summary>What is said to it: done when confirmed; else another command, or the form goes on.</summary>
    public static TurnResult Hear(Heard heard, Command command, FormCommands commands, Func<TurnResult> done)
    {
        var said = heard.Command();
        bool? isConfirmed =
            said == command || (command is Command.Stop && heard.Scene.Words.StopIn(heard.Said.Folded) is StopWish.Stop) ? true
            : YesNoReader.Read(heard.Said.Text) is Reading<bool>.Found { Value: var yes } ? yes
            : null;
        return isConfirmed switch
        {
            true => done(),
            null when said is { } other => commands.Run(heard.ToAsking(), other, FormMoves.Current(heard.Procedure, heard.Session)),
            _ => heard.Saying(heard.Scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(heard.Session)),
        };
    }
}

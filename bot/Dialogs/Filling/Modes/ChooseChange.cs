using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Which answer to change.</summary>
internal sealed class ChooseChange(FormCommands commands, Pictures pictures) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var list = AnswerList.Of(scene, session);
        if (list.Find(said) is { } row)
            return heard.Continue(FormMoves.AskAgain(session, row.Paths));
        if (heard.Command() is { } command)
            return command is Command.Keep or Command.Back
                ? heard.Continue(FormMoves.Fresh(session))
                : commands.Run(heard.ToAsking(), command, FormMoves.Current(scene.Procedure, session));
        if (said.Attachments.Count > 0)
            return pictures.Hear(heard.ToAsking(), FormMoves.Current(scene.Procedure, session));
        return YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false }
            ? heard.Continue(FormMoves.Fresh(session))
            : heard.Reply(session with { AskedAt = heard.Context.Now }, list.Choose([.. heard.Before, scene.Say(Phrase.ChangeNotFound)]));
    }
}

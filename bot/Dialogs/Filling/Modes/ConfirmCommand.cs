using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Were the words a command or an answer: a plain yes is the command, since nobody is called 中止.</summary>
internal sealed class ConfirmCommand(OpenQuestion question, FormCommands commands) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var step = FormMoves.Current(scene.Procedure, session);
        if (step is null || session.Pending is not { } pending || !Enum.TryParse<Command>(pending.Command, out var command))
            return heard.Continue(FormMoves.Fresh(session));

        var text = pending.Values[0].ValueKind is JsonValueKind.String ? pending.Values[0].GetString()! : "";
        bool? isCommand = YesNoReader.Read(said.Text) is Reading<bool>.Found { NeedsConfirmation: false } found ? found.Value : null;
        if (heard.Command() == command || scene.Words.ReadNumber(said.Folded) == 1 || isCommand is true)
            return commands.Run(heard.ToAsking(), command, step);
        return
            isCommand is false
            || said.Folded == DialogWords.Fold(scene.Say(Phrase.WriteIt, ("text", text)))
            || scene.Words.ReadNumber(said.Folded) == 2
            ? Confirming.TakeAsAnswer(heard, step, text)
            : question.Hear(heard.ToAsking(), step);
    }
}

using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Were the words an answer or a command.</summary>
internal sealed class ConfirmCommand(OpenQuestion question, FormCommands commands) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var step = FormMoves.Current(scene.Procedure, session);
        if (step is null || session.Pending is not { } pending || !Enum.TryParse<Command>(pending.Command, out var command))
            return heard.Continue(FormMoves.Fresh(session));

        var text = pending.Values[0].ValueKind is JsonValueKind.String ? pending.Values[0].GetString()! : "";
        bool? isAnswer = YesNoReader.Read(said.Text) is Reading<bool>.Found { NeedsConfirmation: false } found ? found.Value : null;
        if (heard.Command() == command || scene.Words.ReadNumber(said.Folded) == 1 || isAnswer is false)
            return commands.Run(heard.ToAsking(), command, step);
        return
            isAnswer is true
            || said.Folded == DialogWords.Fold(scene.Say(Phrase.WriteIt, ("text", text)))
            || scene.Words.ReadNumber(said.Folded) == 2
            ? Confirming.TakeAsAnswer(heard, step, text)
            : question.Hear(heard.ToAsking(), step);
    }
}

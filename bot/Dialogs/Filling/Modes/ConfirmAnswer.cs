using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Is the understood answer right, or which of several.</summary>
internal sealed class ConfirmAnswer(OpenQuestion question) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var step = FormMoves.Current(scene.Procedure, session);
        if (step is null || session.Pending is not { } pending)
            return heard.Continue(FormMoves.Fresh(session));

        var view = scene.View(session, step);
        var number =
            scene.Words.ReadNumber(said.Folded) - 1
            ?? pending.Values.FindIndex(v => DialogWords.Fold(step.Field.Type.Show(v, view)) == said.Folded);
        if (pending.Values.Count > 1 && number >= 0 && number < pending.Values.Count)
            return Accepting.Accept(heard, step, pending.Values[number], pending.MessageId);
        if (pending.Values.Count == 1 && YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes })
            return yes
                ? Accepting.Accept(heard, step, pending.Values[0], pending.MessageId)
                : heard.Saying(scene.Say(Phrase.SayAgain)).Continue(FormMoves.Fresh(session));
        return question.Hear(heard.ToAsking(), step); // a better answer, or a command
    }
}

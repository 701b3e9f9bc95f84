using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Were the words an answer or a question.</summary>
internal sealed class ConfirmQuestion(OpenQuestion question, Aside aside, QuestionToOffice toOffice) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var step = FormMoves.Current(scene.Procedure, session);
        if (step is null || session.Pending?.Values[0].GetString() is not { } text)
            return heard.Continue(FormMoves.Fresh(session));
        var number = scene.Words.ReadNumber(said.Folded);

        // 質問ですか is what was asked first.
        if (YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var isQuestion })
            return isQuestion ? Ask(heard.ToAsking(), step, text) : Confirming.TakeAsAnswer(heard, step, text);
        if (said.Folded.EndsWith(DialogWords.Fold(scene.Say(Phrase.AskIt)), StringComparison.Ordinal) || number == 1)
            return Ask(heard.ToAsking(), step, text);
        return
            said.Folded == DialogWords.Fold(scene.Say(Phrase.WriteIt, ("text", text)))
            || said.Folded == DialogWords.Fold(text)
            || number == 2
            ? Confirming.TakeAsAnswer(heard, step, text)
            : question.Hear(heard.ToAsking(), step);
    }

    private TurnResult Ask(Heard heard, JourneyStep step, string text)
    {
        var asked = heard with { Said = heard.Said with { Text = text, Folded = DialogWords.Fold(text) } };
        return toOffice.Take(asked, step) ?? aside.Answer(asked) ?? asked.Continue();
    }
}

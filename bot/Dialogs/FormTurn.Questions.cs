using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>A question in the middle of a form is answered, and the form goes on where it was.</summary>
internal sealed partial class FormTurn
{
    /// <summary>The answer to a question that can be nothing else, or null.</summary>
    private TurnResult? AnswerQuestion() =>
        lobby.AnswerTo(said, scene.Language, Procedure.Id) is { } answer && (answer.IsSure || scene.Words.IsQuestion(said.Folded))
            ? Answer(answer)
            : AskAssistant();

    private TurnResult Answer(QuestionAnswer answer) =>
        Say(scene.Say(Phrase.Answered, ("answer", answer.Text), ("source", answer.Source)))
            .Say(scene.Say(Phrase.Resumed, ("title", scene.Texts.Title)))
            .Continue(FormMoves.Fresh(session) with { Tries = session.Tries, Page = session.Page });

    /// <summary>Where any words are an answer, words that are clearly a known question are asked about once.</summary>
    private TurnResult? AskWhetherQuestion()
    {
        var isKnown =
            scene.Words.IsQuestion(said.Folded)
            && (lobby.AnswerTo(said, scene.Language, Procedure.Id) is { IsSure: true } || Consult() is { Outcome: AnswerOutcome.Answered });
        if (!isKnown)
            return null;
        var text = JapaneseText.Clean(said.Text).Trim();
        var next = session with
        {
            Mode = DialogMode.ConfirmQuestion,
            Pending = new PendingAnswer([Canonical.Of(text)], said.MessageId),
            AskedAt = context.Now,
        };
        return Reply(
            next,
            Activity.Message(
                Lines(scene.Say(Phrase.ConfirmQuestion, ("text", text))),
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.AskIt) }),
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.WriteIt, ("text", text)) })
            )
        );
    }

    private TurnResult ConfirmQuestion()
    {
        var step = FormMoves.Current(Procedure, session);
        if (step is null || session.Pending?.Values[0].GetString() is not { } text)
            return Continue(FormMoves.Fresh(session));
        var number = scene.Words.ReadNumber(said.Folded);
        if (said.Folded == DialogWords.Fold(scene.Say(Phrase.AskIt)) || number == 1)
            return ToAsking().Asking(text);
        return
            said.Folded == DialogWords.Fold(scene.Say(Phrase.WriteIt, ("text", text)))
            || said.Folded == DialogWords.Fold(text)
            || number == 2
            ? TakeAsAnswer(step, text)
            : ToAsking().Hear(step);
    }

    private TurnResult Asking(string text)
    {
        var asked = new FormTurn(lobby, scene, state, session, said with { Text = text, Folded = DialogWords.Fold(text) }, context).Saying(
            before
        );
        return asked.AnswerQuestion() ?? asked.Continue();
    }

    /// <summary>Words that were asked about are the answer after all.</summary>
    private TurnResult TakeAsAnswer(JourneyStep step, string text)
    {
        var reading = step.Field.Type.Read(new FieldInput(scene.View(session, step), text, DialogWords.Fold(text), []));
        return reading is FieldReading.Understood understood ? Accept(step, understood.Value, session.Pending?.MessageId)
            : reading is FieldReading.Problem problem ? ToAsking().Refuse(step, problem)
            : Continue(FormMoves.Fresh(session));
    }
}

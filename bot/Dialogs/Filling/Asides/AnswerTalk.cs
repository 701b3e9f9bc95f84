using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Asides;

/// <summary>What becomes of an answer that was said in the middle of a form: it is judged, offered to the office, or done with.</summary>
internal sealed class AnswerTalk(Aside aside, ReplyText text, HandOver handOver)
{
    public TurnResult Judge(Heard heard, LastQuestion last, string feedback)
    {
        IReadOnlyList<Effect> effects = [new JudgeAnswer(last.Id, feedback)];
        if (feedback is FeedbackNames.Useful && QuestionToOffice.IsOf(heard, last.Text))
            return Confirming.AskYesNo(
                Keeping(heard, last with { Stage = QuestionStage.Closed }),
                DialogMode.ConfirmStop,
                Phrase.ConfirmStopAnswered
            ) with
            {
                Effects = effects,
            };
        if (feedback is FeedbackNames.Useful)
            return aside.GoOn(Keeping(heard, last with { Stage = QuestionStage.Closed }).Saying(heard.Scene.Say(Phrase.ThanksForWord))) with
            {
                Effects = effects,
            };
        if (last.Choices.IsEmpty)
            return OfferStaff(heard, last) with { Effects = effects };
        var choosing = last with { Stage = QuestionStage.Choosing, At = heard.Context.Now };
        return new TurnResult(Aside.Choosing(Keeping(heard, choosing)).State, [text.Others(heard, choosing, inForm: true)], effects);
    }

    public TurnResult OfferStaff(Heard heard, LastQuestion last) =>
        aside.GoOn(
            Keeping(heard, last with { Stage = QuestionStage.OfferingStaff, Choices = [], At = heard.Context.Now })
                .Saying(heard.Scene.Say(Phrase.OfferStaff))
        );

    public TurnResult Hand(Heard heard, LastQuestion last)
    {
        if (heard.Procedure.Asked is null)
            return handOver.TakeFromForm(heard, last);

        // The open form is the one that goes to the office.
        var taken = QuestionTakeOver.Take(heard.Scene, FormMoves.WhereItWas(heard.Session), last);
        var told = Closing(heard, last);
        if (last.Text is { } words && !QuestionToOffice.IsOf(heard, words))
        {
            told = told.Saying(heard.Scene.Say(Phrase.QuestionTaken, ("text", ButtonRow.Shorten(words, 200))));

            // The form's own question was answered before: this one goes beside it.
            if (taken.Answers.Count == heard.Session.Answers.Count)
                taken = Beside.Keep(heard with { Said = Said.Earlier(words, last.MessageId) }, taken);
        }

        return told.Continue(taken) with
        {
            Effects = [new JudgeAnswer(last.Id, FeedbackNames.Staff)],
        };
    }

    /// <summary>The turn with the question done with.</summary>
    public static Heard Closing(Heard heard, LastQuestion last) => Keeping(heard, last with { Stage = QuestionStage.Closed, Choices = [] });

    private static Heard Keeping(Heard heard, LastQuestion question) => heard with { State = heard.State with { Question = question } };
}

using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Questions;

/// <summary>Words about the answer that was said with the form's question that is open now.</summary>
internal sealed class AnswerInFormTopic(AssistantTalk talk, Aside aside, AnswerTalk answerTalk, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (
            heard.State.Question is not { Stage: QuestionStage.Answered or QuestionStage.OfferingStaff } last
            || last.At < heard.Session.AskedAt
        )
            return null;
        if (talk.Whole(heard, last) is { } whole)
            return aside.Reply(heard, whole);
        return words.MatchAnswer(heard.Said.Folded) switch
        {
            AnswerWord.Staff => answerTalk.Hand(heard, last),
            AnswerWord.Useful when last.Stage is QuestionStage.Answered => answerTalk.Judge(heard, last, FeedbackNames.Useful),
            AnswerWord.WrongAnswer when last.Stage is QuestionStage.Answered => answerTalk.Judge(heard, last, FeedbackNames.Wrong),
            _ => null,
        };
    }
}

using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

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
            null when last.Stage is QuestionStage.OfferingStaff && IsYes(heard) => answerTalk.Hand(heard, last),
            _ => null,
        };
    }

    /// <summary>Yes to the offer just made; where the form's own question is one of yes and no, it is the answer to that.</summary>
    private static bool IsYes(Heard heard) =>
        YesNoReader.Read(heard.Said.Text) is Reading<bool>.Found { Value: true }
        && FormMoves.Current(heard.Procedure, heard.Session) is { IsGate: false, Field.Type: not (YesNoField or ConsentField) };
}

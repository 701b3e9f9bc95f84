using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Questions;

/// <summary>Words about the answer before, with no form open: was it useful, which one, to the staff.</summary>
internal sealed class AnswerTopic(
    AssistantTalk talk,
    QuestionMemory memory,
    ReplyText text,
    ReplyTeller teller,
    HandOver handOver,
    DialogWords words
) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        var (state, said, context) = (heard.State, heard.Said, heard.Context);
        if (said.IsWordless || AssistantTalk.Last(state, context) is not { Stage: not QuestionStage.Closed } last)
            return null;
        var word = words.MatchAnswer(said.Folded);
        if (word is AnswerWord.Staff)
            return ToStaff(heard, last);
        if (words.Match(said.Folded, out _) is Command.Stop || said.Folded == DialogWords.Fold(words.Say(state.Language, Phrase.NoThanks)))
            return Decline(heard, last);
        if (talk.Whole(heard, last) is { } whole)
            return teller.Tell(heard, whole);
        switch (last.Stage)
        {
            case QuestionStage.Answered when word is AnswerWord.Useful:
                var thanked = Keeping(heard, last with { At = context.Now }).Saying(words.Say(state.Language, Phrase.ThanksForWord));
                return ReplyTeller.Say(thanked) with { Effects = [new JudgeAnswer(last.Id, FeedbackNames.Useful)] };
            case QuestionStage.Answered when word is AnswerWord.Wrong or AnswerWord.WrongAnswer:
                return Wrong(heard, last);
            case QuestionStage.Choosing when word is AnswerWord.NoneOfThese or AnswerWord.Wrong or AnswerWord.WrongAnswer:
                return teller.OfferStaff(heard, last);
            case QuestionStage.Choosing when memory.Pick(last, said) is { } choice:
                return talk.Ask(heard, choice.Text, choice.Entry) is { } reply ? teller.Tell(heard, reply) : null;
            case QuestionStage.AskingWho when YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var isProvider }:
                return isProvider ? AsProvider(heard, last) : teller.NobodyKnows(heard, last.Text);
            case QuestionStage.OfferingStaff when YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes }:
                return yes ? ToStaff(heard, last) : Decline(heard, last);
            default:
                return null;
        }
    }

    private TurnResult AsProvider(Heard heard, LastQuestion last)
    {
        var came = heard with
        {
            State = heard.State with { CameAs = AssistantTalk.CareProvider, CameAt = heard.Context.Now, Question = null },
        };
        return last.Text is { } asked && talk.Ask(came, asked, null) is { } reply
            ? teller.Tell(came, reply)
            : ReplyTeller.Say(came.Saying(words.Say(heard.Language, Phrase.CareProviderAsk)));
    }

    /// <summary>Who is no care provider asks the staff themselves, and not by the care providers' procedure.</summary>
    private TurnResult ToStaff(Heard heard, LastQuestion last) =>
        talk.IsFor(heard) ? handOver.Take(heard, last) : handOver.ToStaff(heard, last);

    private TurnResult Decline(Heard heard, LastQuestion last) =>
        ReplyTeller.Say(
            Keeping(heard, last with { At = heard.Context.Now, Stage = QuestionStage.Closed, Choices = [] })
                .Saying(words.Say(heard.Language, Phrase.NotHandedOver))
        );

    private TurnResult Wrong(Heard heard, LastQuestion last)
    {
        IReadOnlyList<Effect> effects = [new JudgeAnswer(last.Id, FeedbackNames.Wrong)];
        if (last.Choices.IsEmpty)
            return teller.OfferStaff(heard, last) with { Effects = effects };
        var choosing = last with { At = heard.Context.Now, Stage = QuestionStage.Choosing };
        return new TurnResult(Keeping(heard, choosing).State, [text.Others(heard, choosing, inForm: false)], effects);
    }

    private static Heard Keeping(Heard heard, LastQuestion question) => heard with { State = heard.State with { Question = question } };
}

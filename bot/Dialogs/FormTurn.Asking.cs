using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Bot.Joints;

namespace Channels.Bot.Dialogs;

/// <summary>Questions to the assistant in the middle of a form. Whatever comes of them, the form waits where it was.</summary>
internal sealed partial class FormTurn
{
    /// <summary>The reply to a question that is none of the procedures', or null. Words of people in hardship are not asked about
    /// anywhere.</summary>
    private AssistantReply? Consult()
    {
        if (
            Procedure.Privacy is "consultation"
            || !lobby.Desk.MayAsk(said)
            || lobby.Desk.Ask(state, said.Text, null, context) is not { } reply
        )
            return null;
        if (!scene.Words.IsQuestion(said.Folded))
            return reply.Outcome is AnswerOutcome.Answered ? reply : null;
        return reply.Reason is AnswerReasons.OffTopic or AnswerReasons.Empty ? null : reply;
    }

    private TurnResult? AskAssistant() => Consult() is { } reply ? AskAssistant(reply) : null;

    private TurnResult AskAssistant(AssistantReply reply)
    {
        var (next, effects) = lobby.Desk.Keep(state, said, reply, Procedure.Id, context);
        if (!QuestionDesk.IsComposing(reply))
            return Tell(next, reply) with { Effects = effects };
        return new TurnResult(next with { Session = Fresh() }, [Activity.Message(Lines(scene.Say(Phrase.Looking)))], effects);
    }

    /// <summary>Says a reply and goes on with the form; where something is to be chosen first, the form's question comes after
    /// it.</summary>
    /// <param name="asked">The conversation with the question kept.</param>
    public TurnResult Tell(ConversationState asked, AssistantReply reply)
    {
        if (asked.Question is { Stage: QuestionStage.Choosing })
        {
            var waiting = Fresh() with { Mode = DialogMode.ChooseReply, AskedAt = context.Now };
            return new TurnResult(asked with { Session = waiting }, lobby.Desk.Say(asked, reply, before, inForm: true), []);
        }

        var said = lobby.Desk.Say(asked, reply, before, inForm: true);
        before.Clear();
        return GoOn(asked, [.. said.Select(a => a with { SuggestedActions = null })]);
    }

    /// <summary>Words about the answer that was said with the question that is open now; null when they are about something else.</summary>
    private TurnResult? HearOfQuestion()
    {
        if (state.Question is not { Stage: QuestionStage.Answered or QuestionStage.OfferingStaff } last || last.At < session.AskedAt)
            return null;
        if (lobby.Desk.Whole(state, last, said, context) is { } whole)
            return AskAssistant(whole);
        return scene.Words.MatchAnswer(said.Folded) switch
        {
            AnswerWord.Staff => HandOver(last),
            AnswerWord.Useful when last.Stage is QuestionStage.Answered => Judge(last, FeedbackNames.Useful),
            AnswerWord.WrongAnswer when last.Stage is QuestionStage.Answered => Judge(last, FeedbackNames.Wrong),
            _ => null,
        };
    }

    private TurnResult Judge(LastQuestion last, string feedback)
    {
        IReadOnlyList<Effect> effects = [new JudgeAnswer(last.Id, feedback)];
        if (feedback is FeedbackNames.Useful)
            return Say(scene.Say(Phrase.ThanksForWord)).GoOn(state with { Question = last with { Stage = QuestionStage.Closed } }, []) with
            {
                Effects = effects,
            };
        if (last.Choices.IsEmpty)
            return Say(scene.Say(Phrase.OfferStaff))
                .GoOn(state with { Question = last with { Stage = QuestionStage.OfferingStaff, At = context.Now } }, []) with
            {
                Effects = effects,
            };
        var choosing = last with { Stage = QuestionStage.Choosing, At = context.Now };
        var waiting = Fresh() with { Mode = DialogMode.ChooseReply, AskedAt = context.Now };
        return new TurnResult(
            state with
            {
                Session = waiting,
                Question = choosing,
            },
            [lobby.Desk.Others(scene.Language, choosing, before, inForm: true)],
            effects
        );
    }

    private TurnResult ChooseReply()
    {
        var going = FormMoves.Fresh(session) with { Tries = session.Tries, Page = session.Page };
        if (QuestionDesk.Last(state, context) is not { Stage: QuestionStage.Choosing } last)
            return ToAsking().Hear();
        var word = scene.Words.MatchAnswer(said.Folded);
        if (word is AnswerWord.Staff)
            return HandOver(last);
        if (said.Folded == DialogWords.Fold(scene.Say(Phrase.GoOnWithForm)))
            return GoOn(Closed(last), []);
        if (word is AnswerWord.NoneOfThese)
            return Say(scene.Say(Phrase.OfferStaff))
                .GoOn(state with { Question = last with { Stage = QuestionStage.OfferingStaff, Choices = [], At = context.Now } }, []);
        if (lobby.Desk.Pick(last, said) is { } choice && lobby.Desk.Ask(state, choice.Text, choice.Entry, context) is { } reply)
            return AskAssistant(reply);

        // A word that only the question waited for (通所), else whatever the form's own question makes of it.
        if (lobby.Desk.MayAsk(said) && lobby.Desk.Ask(state, said.Text, null, context) is { Outcome: AnswerOutcome.Answered } narrowed)
            return AskAssistant(narrowed);
        return new FormTurn(lobby, scene, Closed(last), going, said, context).Saying(before).Hear();
    }

    private TurnResult HandOver(LastQuestion last)
    {
        if (Procedure.Asked is null)
            return lobby.HandOverFrom(state with { Session = session }, FormMoves.Fresh(session), Procedure, last, said, context);

        // The open form is the one that goes to the office.
        var taken = Lobby.TakeOver(scene, Fresh(), last);
        if (last.Text is { } text && taken.Answers.Count > session.Answers.Count)
            Say(scene.Say(Phrase.QuestionTaken, ("text", ButtonRow.Shorten(text, 200))));
        var result = new FormTurn(lobby, scene, Closed(last), taken, said, context).Saying(before).Continue();
        return result with { Effects = [new JudgeAnswer(last.Id, FeedbackNames.Staff)] };
    }

    /// <summary>The form's question after something else was said; what can be said to the answer has buttons after the question's
    /// own.</summary>
    private TurnResult GoOn(ConversationState next, IReadOnlyList<Activity> first)
    {
        var result = new FormTurn(lobby, scene, next, Fresh(), said, context)
            .Saying([.. before, scene.Say(Phrase.Resumed, ("title", scene.Texts.Title))])
            .Continue();
        IReadOnlyList<CardAction> own = result.Replies[^1].SuggestedActions?.Actions ?? [];
        IReadOnlyList<CardAction> added =
            next.Question is { } question && question.At == context.Now ? lobby.Desk.Buttons(scene.Language, question, inForm: true) : [];
        CardAction[] buttons = [.. own.Take(ButtonRow.Most - added.Count), .. added];
        return result with
        {
            Replies =
            [
                .. first,
                .. result.Replies.SkipLast(1),
                result.Replies[^1] with
                {
                    SuggestedActions = buttons.Length == 0 ? null : new SuggestedActions { Actions = buttons },
                },
            ],
        };
    }

    private ConversationState Closed(LastQuestion last) =>
        state with
        {
            Question = last with { Stage = QuestionStage.Closed, Choices = [] },
        };

    private FormSession Fresh() => FormMoves.Fresh(session) with { Tries = session.Tries, Page = session.Page };
}

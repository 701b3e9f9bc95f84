using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Bot.Joints;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Questions to the assistant while no form is open, what is said to its answers, and handing a question over to the
/// office.</summary>
internal sealed partial class Lobby
{
    public QuestionDesk Desk { get; } = new(assistant, words);

    /// <summary>Whatever words are left: a question to the procedures, to the assistant, or neither.</summary>
    private TurnResult Ask(ConversationState state, Said said, TurnContext context, IReadOnlyList<string> before)
    {
        var known = AnswerTo(said, state.Language, null);
        var isQuestion = words.IsQuestion(said.Folded);
        if (known is { IsSure: true })
            return Say(known);
        var reply = Desk.MayAsk(said) ? Desk.Ask(state, said.Text, null, context) : null;
        if (reply is not null && QuestionDesk.HasFound(reply))
            return Tell(state, said, reply, context, before);
        if (known is not null && isQuestion)
            return Say(known);
        return reply is not null && Desk.IsMeant(reply, said, follows: QuestionDesk.Last(state, context) is not null)
            ? Tell(state, said, reply, context, before)
            : Greet(state, context, before);

        TurnResult Say(QuestionAnswer answer) =>
            Greet(
                state,
                context,
                before.Append(words.Say(state.Language, Phrase.Answered, ("answer", answer.Text), ("source", answer.Source)))
            );
    }

    /// <summary>Words about the answer before: was it useful, which one, to the staff. Null when they are about something else.</summary>
    private TurnResult? HearOfQuestion(ConversationState state, Said said, TurnContext context, IReadOnlyList<string> before)
    {
        if (said.IsWordless || QuestionDesk.Last(state, context) is not { Stage: not QuestionStage.Closed } last)
            return null;
        var word = words.MatchAnswer(said.Folded);
        if (word is AnswerWord.Staff)
            return HandOver(state, last, said, context, before);
        if (words.Match(said.Folded, out _) is Command.Stop || said.Folded == DialogWords.Fold(words.Say(state.Language, Phrase.NoThanks)))
            return Decline();
        if (Desk.Whole(state, last, said, context) is { } whole)
            return Tell(state, said, whole, context, before);
        switch (last.Stage)
        {
            case QuestionStage.Answered when word is AnswerWord.Useful:
                var thanks = Activity.Message(string.Join('\n', before.Append(words.Say(state.Language, Phrase.ThanksForWord))));
                return new TurnResult(
                    state with
                    {
                        Question = last with { At = context.Now },
                    },
                    [thanks],
                    [new JudgeAnswer(last.Id, FeedbackNames.Useful)]
                );
            case QuestionStage.Answered when word is AnswerWord.Wrong or AnswerWord.WrongAnswer:
                return Wrong(state, last, context, before);
            case QuestionStage.Choosing when word is AnswerWord.NoneOfThese or AnswerWord.Wrong or AnswerWord.WrongAnswer:
                return OfferStaff(state, last, context, before, []);
            case QuestionStage.Choosing when Desk.Pick(last, said) is { } choice:
                return Desk.Ask(state, choice.Text, choice.Entry, context) is { } reply ? Tell(state, said, reply, context, before) : null;
            case QuestionStage.OfferingStaff when YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes }:
                return yes ? HandOver(state, last, said, context, before) : Decline();
            default:
                return null;
        }

        TurnResult Decline()
        {
            var text = Activity.Message(string.Join('\n', before.Append(words.Say(state.Language, Phrase.NotHandedOver))));
            return new TurnResult(
                state with
                {
                    Question = last with { At = context.Now, Stage = QuestionStage.Closed, Choices = [] },
                },
                [text],
                []
            );
        }
    }

    /// <summary>Says a reply of the assistant and keeps it.</summary>
    private TurnResult Tell(ConversationState state, Said said, AssistantReply reply, TurnContext context, IReadOnlyList<string> before)
    {
        if (said.HadMyNumber)
            before = [.. before, words.Say(state.Language, Phrase.MyNumberMasked)];
        var (next, effects) = Desk.Keep(state, said, reply, null, context);
        if (reply.Reason is AnswerReasons.OffTopic)
            return Greet(next, context, before.Append(reply.Text)) with { Effects = effects };
        if (QuestionDesk.IsComposing(reply))
            return new TurnResult(
                next,
                [Activity.Message(string.Join('\n', before.Append(words.Say(state.Language, Phrase.Looking))))],
                effects
            );
        return new TurnResult(next, Desk.Say(next, reply, before, inForm: false), effects);
    }

    private TurnResult Wrong(ConversationState state, LastQuestion last, TurnContext context, IReadOnlyList<string> before)
    {
        var judged = new JudgeAnswer(last.Id, FeedbackNames.Wrong);
        if (last.Choices.IsEmpty)
            return OfferStaff(state, last, context, before, [judged]);
        var choosing = last with { At = context.Now, Stage = QuestionStage.Choosing };
        return new TurnResult(state with { Question = choosing }, [Desk.Others(state.Language, choosing, before, inForm: false)], [judged]);
    }

    private TurnResult OfferStaff(
        ConversationState state,
        LastQuestion last,
        TurnContext context,
        IReadOnlyList<string> before,
        IReadOnlyList<Effect> effects
    )
    {
        var offering = last with { At = context.Now, Stage = QuestionStage.OfferingStaff, Choices = [] };
        var text = string.Join('\n', before.Append(words.Say(state.Language, Phrase.OfferStaff)));
        return new TurnResult(
            state with
            {
                Question = offering,
            },
            [Activity.Message(text, Desk.Buttons(state.Language, offering, inForm: false))],
            effects
        );
    }

    /// <summary>Begins the procedure that takes questions to the office, with the question filled in; without one the office is
    /// told.</summary>
    public TurnResult HandOver(ConversationState state, LastQuestion last, Said said, TurnContext context, IEnumerable<string> before)
    {
        var judged = new JudgeAnswer(last.Id, FeedbackNames.Staff);
        var next = state with { Question = last with { At = context.Now, Stage = QuestionStage.Closed, Choices = [] } };
        if (Offered(context).FirstOrDefault(p => p.Asked is not null) is not { } procedure)
        {
            var told = Greet(next, context, before.Append(words.Say(state.Language, Phrase.StaffAsked)));
            return told with { Effects = [judged, new AskForStaff(null, null)] };
        }

        var lines = last.Text is { } text
            ? before.Append(words.Say(state.Language, Phrase.QuestionTaken, ("text", ButtonRow.Shorten(text, 200))))
            : before;
        return Start(next, procedure, said with { Attachments = [] }, context, lines, last) with { Effects = [judged] };
    }

    /// <summary>Parks the open form and hands the question over.</summary>
    public TurnResult HandOverFrom(
        ConversationState state,
        FormSession session,
        Procedure procedure,
        LastQuestion last,
        Said said,
        TurnContext context
    )
    {
        if (!Offered(context).Any(p => p.Asked is not null))
            return HandOver(state, last, said, context, []);
        var parked = Park(state, session, procedure, context);
        var started = HandOver(parked.State, last, said, context, parked.Replies.Select(r => r.Text!));
        return started with { Effects = [.. parked.Effects, .. started.Effects] };
    }

    /// <summary>The session with what was asked as answers, where the procedure has fields for it and can read it; all can be changed
    /// at the check.</summary>
    public static FormSession TakeOver(Scene scene, FormSession session, LastQuestion asked)
    {
        session = session with { Question = asked.Id };
        if (scene.Procedure.Asked is not { } fields)
            return session;
        session = Fill(session, fields.Question, asked.Text is { } words ? [words] : []);
        return Fill(session, fields.Service, asked.Services);

        // Several services are one answer only where the field knows them by one name (all kinds of homes).
        FormSession Fill(FormSession into, string? field, IReadOnlyList<string> texts)
        {
            if (field is null || into.Answers.ContainsKey(field) || Journey.Of(scene.Procedure, into.Answers).Find(field) is not { } step)
                return into;
            var readings = texts
                .Select(t =>
                    step.Field.Type.Read(new FieldInput(scene.View(into, step), t, DialogWords.Fold(t), [])) as FieldReading.Understood
                )
                .DistinctBy(r => r?.Value.GetRawText())
                .ToArray();
            return readings is [{ Value: var value }] ? FormMoves.Answer(scene.Procedure, into, step, value, asked.MessageId, out _) : into;
        }
    }

    /// <summary>An answer that was put together outside the turn.</summary>
    public TurnResult Composed(ConversationState state, Activity input, TurnContext context)
    {
        if (ComposedAnswer.Read(input) is not { } composed)
            return TurnResult.Silent(state);
        var reply = composed.Reply with { MayCompose = false };
        var last = QuestionDesk.Last(state, context);
        var question =
            last?.Id == composed.Question
                ? last
                : new LastQuestion
                {
                    Id = composed.Question,
                    At = context.Now,
                    Text = reply.Masked,
                    Services = [.. reply.Services],
                };
        var next = state with
        {
            Question = QuestionDesk.After(
                question with
                {
                    At = context.Now,
                },
                reply with
                {
                    Context = last?.Id == composed.Question ? reply.Context : last?.Context ?? reply.Context,
                }
            ),
        };
        IReadOnlyList<Effect> effects = [new RecordComposed(composed)];
        return next.Session is not null && Open(next, Said.Nothing, context, out _) is { } turn
            ? turn.Tell(next, reply) with
            {
                Effects = effects,
            }
            : new TurnResult(next, Desk.Say(next, reply, [], inForm: false), effects);
    }
}

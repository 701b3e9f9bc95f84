using System.Collections.Immutable;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Asking;

/// <summary>What the conversation keeps of a question to the assistant, and what is recorded of it.</summary>
internal sealed class QuestionMemory(DialogWords words)
{
    /// <summary>A word or two after "which service?" is not longer.</summary>
    private const int LongestNarrowing = 20;

    /// <summary>The question once its reply is said.</summary>
    public static LastQuestion After(LastQuestion question, AssistantReply reply) =>
        question with
        {
            Context = reply.Context,
            Choices = reply.MayCompose ? [] : ChoicesOf(reply),
            Whole = reply is { MayCompose: false, Whole: { } whole } ? new OfferedChoice(whole.Question, whole.Id) : null,
            Stage = reply.MayCompose ? QuestionStage.Closed : StageOf(reply),
        };

    public static QuestionStage StageOf(AssistantReply reply) =>
        reply switch
        {
            { Outcome: AnswerOutcome.Answered } => QuestionStage.Answered,
            { Outcome: AnswerOutcome.NotCovered } or { Reason: AnswerReasons.Individual } => QuestionStage.OfferingStaff,
            { Choices.Count: > 0 } => QuestionStage.Choosing,
            _ => QuestionStage.Closed,
        };

    /// <summary>The conversation with the question kept, and what is to be recorded of it.</summary>
    public (ConversationState State, IReadOnlyList<Effect> Effects) Keep(Heard heard, AssistantReply reply, string? procedure)
    {
        var (state, context) = (heard.State, heard.Context);
        var last = AssistantTalk.Last(state, context);
        if (IsNarrowing(last, heard.Said))
            // 「通所」 alone is no question
            reply = reply with
            {
                Masked = reply.Outcome is AnswerOutcome.Refused ? null : last!.Text ?? reply.Masked,
            };
        var effects = new List<Effect> { new RecordQuestion(context.EventId, state.Language, reply, procedure) };
        if (reply is { MayCompose: true, Masked: { } text })
            // Its services are those of this reply
            effects.Add(new ComposeAnswer(context.EventId, new AnswerRequest(text, state.Language, reply.Context, context.Now)));
        if (reply.Reason is AnswerReasons.OffTopic)
            return (state, effects);
        var question = new LastQuestion
        {
            Id = context.EventId,
            At = context.Now,
            Text = reply.Outcome is AnswerOutcome.Refused ? null : reply.Masked,
            MessageId = heard.Said.MessageId,
            Services = [.. reply.Services],
        };
        return (state with { Question = After(question, reply with { MayCompose = AssistantTalk.IsComposing(reply) }) }, effects);
    }

    /// <summary>What somebody chose by number, by its words or by a part of them that only one has; null for anything else.</summary>
    public OfferedChoice? Pick(LastQuestion question, Said said)
    {
        var choices = question.Choices;
        if (words.ReadNumber(said.Folded) is { } number)
            return number >= 1 && number <= choices.Count ? choices[number - 1] : null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        if (choices.Find(c => DialogWords.Fold(c.Text) is var folded && (folded == said.Folded || folded == bare)) is { } same)
            return same;
        if (bare.Length < 2 || words.IsQuestion(said.Folded))
            return null;
        var holding = choices.Where(c => DialogWords.Fold(c.Text).Contains(bare, StringComparison.Ordinal)).Take(2).ToArray();
        return holding is [var only] ? only : null;
    }

    private static ImmutableList<OfferedChoice> ChoicesOf(AssistantReply reply) =>
        reply.Offered.Count > 0
            ? [.. reply.Offered.Select(o => new OfferedChoice(o.Question, o.Id))]
            : [.. reply.Choices.Select(c => new OfferedChoice(c, null))];

    /// <summary>A word or two after "which service?": the question is the one before.</summary>
    private bool IsNarrowing(LastQuestion? last, Said said) =>
        last is { Stage: QuestionStage.Choosing, Text: not null }
        && (
            Pick(last, said) is not null
            || (last.Choices.TrueForAll(c => c.Entry is null) && !words.IsQuestion(said.Folded) && said.Folded.Length <= LongestNarrowing)
        );
}

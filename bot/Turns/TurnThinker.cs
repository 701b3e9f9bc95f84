using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Drafts;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Questions;
using Channels.Bot.Submissions;

namespace Channels.Bot.Turns;

/// <summary>Thinks a claimed event through: opens what is stored, runs the pure step, and writes nothing of what it wants.</summary>
public sealed class TurnThinker(
    ColumnProtector protector,
    IEnumerable<IChannel> channels,
    StoredStates states,
    ITurnStep step,
    DraftStore drafts,
    Cases cases,
    InquiryAnswers inquiries,
    TimeProvider clock
)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <param name="one">The event.</param>
    /// <param name="conversation">Its conversation; null before the first turn.</param>
    /// <param name="takenBack">Pseudonyms of messages that were taken back.</param>
    public async Task<Thought> ThinkAsync(InboxEvent one, Conversation? conversation, IReadOnlySet<string> takenBack)
    {
        if (one.Payload is null)
            return new Thought.Ended("erased");
        if (!byName.TryGetValue(one.Channel, out var channel))
            return new Thought.Ended("channel.unknown");
        var payload = protector.Reveal(InboxEvent.PayloadColumn, one.Id.ToString("N"), one.Payload);
        var read = OwnEvent.Is(one) ? OwnEvent.Read(payload, states.AddressOf(conversation)) : channel.Read(payload);

        // Taken back before its turn came: it must not be answered or live on in the state.
        if (one.MessageKey is not null && takenBack.Contains(one.MessageKey) && read.Activity.Type != ActivityTypes.MessageDelete)
            return new Thought.Ended("unsent", Erase: true);
        if (!read.MayAnswer || read.Address is null)
            return read.Activity is { Type: ActivityTypes.MessageDelete, Id: { } gone }
                ? new Thought.Forgets(gone)
                : new Thought.Ended("kept", Said.Of(read.Activity).HadMyNumber);

        var state = await states.ReadAsync(conversation, one);
        var result = await StepAsync(one, conversation, state, read.Activity);
        if (read.Activity.Name is DialogEvents.Wake && (conversation is null or { Blocked: true } || !channel.CanPush))
            result = result with { Replies = [] };
        return new Thought.Answered(new Turn(one, conversation, channel, read, state, result));
    }

    private async Task<TurnResult> StepAsync(InboxEvent one, Conversation? conversation, ConversationState state, Activity input)
    {
        var isLate = conversation is not null && one.OccurredAt < conversation.LastOccurredAt;
        var context = new TurnContext(clock.GetUtcNow(), one.Channel, protector.Entropy($"{one.Id:N}|{one.Attempts}"), isLate)
        {
            EventId = one.Id,
        };
        var result = step.Step(state, input, context);
        if (FormClaim.CodeOf(result) is { } code)
            result = FormClaim.Answer(step, result, await drafts.FindAsync(code, CancellationToken.None), context);
        if (CaseClaim.Of(result) is { } asked)
            result = CaseClaim.Answer(step, result, await cases.OpenAsync(asked.Reference, asked.Word, CancellationToken.None), context);
        if (InquiryClaim.Of(result) is { } inquiry)
            result = InquiryClaim.Answer(
                step,
                result,
                await inquiries.OpenAsync(inquiry, one.ConversationKey, result.State.Language, CancellationToken.None),
                context
            );
        return result;
    }
}

using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;

namespace Channels.Bot.Turns;

/// <summary>Thinks a claimed event through: opens what is stored, runs the pure step, and writes nothing of what it wants.</summary>
public sealed class TurnThinker(
    ColumnProtector protector,
    IEnumerable<IChannel> channels,
    StoredStates states,
    ITurnStep step,
    Lookups lookups,
    PictureGathering gathering,
    TurnClaims claims,
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

        var together = await gathering.AroundAsync(one, channel, read);
        if (together?.Until is { } until)
            return new Thought.Waits(until);
        if (together is not null)
            read = read with { Activity = read.Activity with { Attachments = together.Pictures } };
        var state = await states.ReadAsync(conversation, one);
        if (conversation?.State is null && !OwnEvent.Is(one))
            state = await states.BeginAsync(state, channel, one.Account, read.Address);
        var result = await StepAsync(one, conversation, channel, state, read);
        if (result.Replies.Count > 0 && await IsPassedAsync(one, result))
            result = result with { Replies = [] };
        if (read.Activity.Name is DialogEvents.Wake && (conversation is null or { Blocked: true } || !channel.Traits.CanPush))
            result = result with { Replies = [] };
        if (read.QuoteToken is { } quote && result.Replies is [var first, ..] && await claims.HasMoreAsync(one))
            result = result with { Replies = [first with { Quote = quote }, .. result.Replies.Skip(1)] };
        return new Thought.Answered(new Turn(one, conversation, channel, read, state, result) { Together = together?.Others ?? [] });
    }

    /// <summary>After an outage somebody's messages of hours ago come all at once: the last of them is answered, and what was handed in or
    /// is a cry.</summary>
    private async Task<bool> IsPassedAsync(InboxEvent one, TurnResult result) =>
        DelayOf(one) >= Delays.Late
        && !result.Effects.Any(e => e is SubmitForm or WithdrawSubmission or RaiseAlert or AskForStaff)
        && await claims.HasMoreAsync(one);

    /// <summary>Own events are said by nobody.</summary>
    private TimeSpan DelayOf(InboxEvent one) =>
        OwnEvent.Is(one) ? TimeSpan.Zero : clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(one.OccurredAt);

    private async Task<TurnResult> StepAsync(
        InboxEvent one,
        Conversation? conversation,
        IChannel channel,
        ConversationState state,
        ChannelEvent read
    )
    {
        var isLate = conversation is not null && one.OccurredAt < conversation.LastOccurredAt;
        var now = clock.GetUtcNow();
        var context = new TurnContext(now, one.Channel, protector.Entropy($"{one.Id:N}|{one.Attempts}"), isLate)
        {
            EventId = one.Id,
            Delay = DelayOf(one),
            Waited = now > one.ReceivedAt ? now - one.ReceivedAt : TimeSpan.Zero,
            Traits = channel.Traits,
        };
        return await lookups.StepAsync(
            step,
            state,
            read.Activity,
            context,
            language => new Asker(one.ConversationKey, language, read.Origin ?? one.ConversationKey),
            CancellationToken.None
        );
    }
}

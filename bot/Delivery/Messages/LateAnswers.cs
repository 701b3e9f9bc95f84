using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Forms.Words;
using Channels.Bot.Protection;
using Channels.Bot.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Messages;

/// <summary>
/// Answers after an outage. Of those that wait in a conversation only the newest is said, and it begins with words that tell where the
/// conversation goes on; one of which nobody knows whether it arrived is said once more in that way. Receipts, alarms and what the office
/// writes are no such answers.
/// </summary>
public sealed class LateAnswers(
    ColumnProtector protector,
    ChannelGates gates,
    Sequence sequence,
    ChannelsMeter meter,
    TimeProvider clock,
    IOptions<DeliveryOptions> options
)
{
    internal const string Superseded = "superseded";
    internal const string Led = "led";
    private const string Continued = "continued";
    private const string Left = "unknown";
    private const string OverBudget = "budget";

    /// <summary>Whether it is an answer that is pushed late and does not say so yet.</summary>
    internal bool IsLate(OutgoingMessage message) =>
        message is { IsAnswer: true, MustArrive: false, LedAt: null } && clock.GetUtcNow() >= message.CreatedAt + options.Value.LateAfter;

    /// <summary>Its body with the words in front; null when an earlier part of the same answer has them, or its channel has none.</summary>
    internal async Task<ProtectedBytes?> LeadAsync(ChannelsDb db, OutgoingMessage message, CancellationToken stop)
    {
        var isFurther = await db.Outgoing.AnyAsync(
            m => m.EventId == message.EventId && m.Sequence < message.Sequence && m.LedAt != null,
            stop
        );
        return !isFurther && await WordsAsync(db, message, stop) is { } body ? Seal(message.Id, body) : null;
    }

    /// <summary>Puts another message in the place of one that is over and of which nobody knows. Nothing is there to be said when
    /// something newer of the conversation was said or waits.</summary>
    /// <returns>What became of it, for <see cref="Count"/>.</returns>
    internal async Task<string> ContinueAsync(ChannelsDb db, OutgoingMessage message, CancellationToken stop)
    {
        if (message is not { IsAnswer: true, MustArrive: false, LedAt: null, Body: not null, Address: not null })
            return Left;
        var isOvertaken = await db.Outgoing.AnyAsync(
            m =>
                m.ConversationKey == message.ConversationKey
                && m.Sequence > message.Sequence
                && m.IsAnswer
                && m.Status != OutgoingStatus.Refused,
            stop
        );
        if (isOvertaken || await WordsAsync(db, message, stop) is not { } body)
            return Left;
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromDays(1);
        var led = await db.Outgoing.CountAsync(m => m.LedAt > since && m.Channel == message.Channel && m.Account == message.Account, stop);
        if (led >= options.Value.LateAtMost)
            return OverBudget;
        db.Outgoing.Add(Continuation(message, body, now));
        await db.SaveChangesAsync(stop);
        return Continued;
    }

    /// <param name="message">Whose.</param>
    /// <param name="outcome">What became of it; null counts nothing.</param>
    internal void Count(OutgoingMessage message, string? outcome)
    {
        if (outcome is not null)
            meter.DeliveryLate.Add(1, new KeyValuePair<string, object?>("channel", message.Channel), new("outcome", outcome));
    }

    private OutgoingMessage Continuation(OutgoingMessage message, string body, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var due = message.CreatedAt + options.Value.LateAfter;
        var address = protector.RevealText(OutgoingMessage.AddressColumn, message.Id.ToString("N"), message.Address!);
        return new OutgoingMessage
        {
            Id = id,
            EventId = message.EventId,
            ConversationKey = message.ConversationKey,
            Channel = message.Channel,
            Account = message.Account,
            Sequence = sequence.Next(),
            Body = Seal(id, body),
            Address = protector.Protect(OutgoingMessage.AddressColumn, id.ToString("N"), address),
            RetryKey = Guid.CreateVersion7(now),
            IsAnswer = true,
            LedAt = now,
            CreatedAt = now,
            DueAt = due > now ? due : now,
        };
    }

    private async Task<string?> WordsAsync(ChannelsDb db, OutgoingMessage message, CancellationToken stop)
    {
        if (gates.Find(message.Channel)?.Channel is not { } channel)
            return null;
        var key = message.ConversationKey;
        var state = await db.Conversations.Where(c => c.Key == key).Select(c => c.State).FirstOrDefaultAsync(stop);
        var language =
            state is not null && ConversationStateJson.TryRead(protector.Reveal(Conversation.StateColumn, key, state), out var known)
                ? known.Language
                : new ConversationState().Language;
        var body = protector.RevealText(OutgoingMessage.BodyColumn, message.Id.ToString("N"), message.Body!);
        return channel.Begin(body, DialogWords.Default.Say(language, Phrase.GoesOnHere));
    }

    private ProtectedBytes Seal(Guid id, string body) => protector.Protect(OutgoingMessage.BodyColumn, id.ToString("N"), body);
}

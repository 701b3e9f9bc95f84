namespace Channels.Bot.Intake;

/// <summary>An event as a channel's endpoint hands it over: just enough read to store, order and deduplicate it.</summary>
/// <param name="Channel">Channel name.</param>
/// <param name="Account">Account of the channel it came through.</param>
/// <param name="EventId">The platform's id; where it gives none, an id made from the content, at most 100 characters.</param>
/// <param name="ConversationId">The platform's user, group or room id; null when the event belongs to nobody.</param>
/// <param name="MessageId">The message it is about, or null.</param>
/// <param name="OccurredAt">Unix milliseconds by the platform's clock.</param>
/// <param name="TakesBack">The event takes the message back; from the moment it is stored, the message is not handled any more.</param>
/// <param name="Raw">The event's JSON as received; individual numbers are masked before it is stored.</param>
public sealed record ReceivedEvent(
    string Channel,
    string Account,
    string EventId,
    string? ConversationId,
    string? MessageId,
    long OccurredAt,
    ReadOnlyMemory<byte> Raw,
    bool TakesBack = false
);

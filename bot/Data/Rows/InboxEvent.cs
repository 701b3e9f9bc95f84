using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>A raw event as received, unique per channel, account and event id; the row is also its place in the queue of turns.</summary>
public sealed class InboxEvent
{
    public const string PayloadColumn = "InboxEvents.Payload";

    public required Guid Id { get; init; }

    public required string Channel { get; init; }

    public required string Account { get; init; }

    /// <summary>The platform's event id, or what stands for it where the platform gave none.</summary>
    public required string EventId { get; init; }

    /// <summary>Pseudonym of the conversation; events of one key run in order, one at a time.</summary>
    public required string ConversationKey { get; init; }

    /// <summary>Pseudonym of the message id, so that a message taken back can be found; null where there is none.</summary>
    public string? MessageKey { get; init; }

    /// <summary>When it happened by the platform's clock, Unix milliseconds: the order within a conversation.</summary>
    public required long OccurredAt { get; init; }

    /// <summary>Order of arrival at this node; breaks ties of <see cref="OccurredAt"/>.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The raw JSON of the event; null once it was erased.</summary>
    public ProtectedBytes? Payload { get; set; }

    public InboxStatus Status { get; set; }

    /// <summary>Not before this instant (retry after a failure).</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public Guid? LeaseToken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>A stable code of what became of it, for example <c>answered</c> or <c>turn.failed</c>.</summary>
    public string? Outcome { get; set; }
}

/// <summary>Where an event stands.</summary>
public enum InboxStatus
{
    Open = 0,
    Done = 1,

    /// <summary>Given up after repeated failures; visible, and can be redriven.</summary>
    Dead = 2,
}

/// <summary>
/// A message a person took back, noted when the news of it is stored. The platform may deliver the news before the message,
/// or while the message waits for its turn: either way it is neither answered nor kept.
/// </summary>
public sealed class TakenBackMessage
{
    /// <summary>Pseudonym of the message id.</summary>
    public required string MessageKey { get; init; }

    public required DateTimeOffset At { get; init; }
}

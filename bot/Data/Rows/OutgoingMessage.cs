using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>One call to a channel, complete before it is made: exact body, recipient, reply token and retry key.</summary>
public sealed class OutgoingMessage
{
    public const string BodyColumn = "OutgoingMessages.Body";
    public const string AddressColumn = "OutgoingMessages.Address";
    public const string ReplyTokenColumn = "OutgoingMessages.ReplyToken";

    public required Guid Id { get; init; }

    /// <summary>The inbox event whose turn said it.</summary>
    public required Guid EventId { get; init; }

    public required string ConversationKey { get; init; }

    public required string Channel { get; init; }

    public required string Account { get; init; }

    /// <summary>Order within the conversation.</summary>
    public required long Sequence { get; init; }

    public ProtectedBytes? Body { get; set; }

    public ProtectedBytes? Address { get; set; }

    public ProtectedBytes? ReplyToken { get; set; }

    /// <summary>Until when the reply token may be tried; null when there is none.</summary>
    public DateTimeOffset? ReplyBy { get; set; }

    /// <summary>Set by the claim that is about to reply, before the call: found again without a result, the reply is ambiguous.</summary>
    public DateTimeOffset? ReplyStartedAt { get; set; }

    /// <summary>Idempotency key of the push, made with the row and never changed.</summary>
    public required Guid RetryKey { get; init; }

    /// <summary>Says something to what a person said just then: once something newer was said, it is out of place.</summary>
    public bool IsAnswer { get; set; }

    /// <summary>Carries a receipt: after an ambiguous reply it is pushed, because a second copy is better than none.</summary>
    public bool MustArrive { get; init; }

    /// <summary>Since when it begins with the words for what comes late; null while it has none.</summary>
    public DateTimeOffset? LedAt { get; set; }

    public OutgoingStatus Status { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>How often a sender took it and was never heard of again (its lease ended without a result).</summary>
    public int Lost { get; set; }

    public Guid? LeaseToken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Stable code of the last result, for example <c>line.400</c>.</summary>
    public string? Code { get; set; }

    /// <summary>The platform's request id, for its support.</summary>
    public string? RequestId { get; set; }
}

/// <summary>Where a message stands.</summary>
public enum OutgoingStatus
{
    Ready = 0,
    Sent = 1,

    /// <summary>Definitely refused, or out of time: a dead letter.</summary>
    Refused = 2,

    /// <summary>A reply that may or may not have arrived; it is never sent again.</summary>
    Unknown = 3,

    /// <summary>Was to be pushed late, and something newer was said or waits: it is not sent.</summary>
    Superseded = 4,
}

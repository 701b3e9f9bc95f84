namespace Channels.Bot.Data.Rows;

/// <summary>
/// One version of a submission that one sink is to get. It is here until it is over; what became of it is a
/// <see cref="SinkReceipt"/> of the same id. Times are the database's own: workers on several nodes need no common clock.
/// </summary>
public sealed class SinkItem
{
    /// <summary>Follows from sink, submission and edition: the idempotency key of every attempt.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of the sink, as the settings name it.</summary>
    public required string Sink { get; init; }

    public required Guid SubmissionId { get; init; }

    public required string Reference { get; init; }

    /// <summary>Which version of the submission: the instant it was handed in, changed or taken back.</summary>
    public required DateTimeOffset Edition { get; init; }

    /// <summary>Smaller comes first.</summary>
    public int Priority { get; init; }

    public SinkItemStatus Status { get; set; }

    /// <summary>When it may be taken; while somebody works on it, when their lease ends. Made by the database.</summary>
    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>How often somebody took it and was never heard of again.</summary>
    public int Lost { get; set; }

    public Guid? LeaseToken { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Stable code of the last failure, for example <c>webhook.503</c>.</summary>
    public string? Code { get; set; }

    /// <summary>What the sink said last, nothing personal left in it.</summary>
    public string? Answer { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? DiedAt { get; set; }
}

/// <summary>Where an item stands.</summary>
public enum SinkItemStatus
{
    Open = 0,

    /// <summary>Refused, or out of attempts: a person decides.</summary>
    Dead = 1,
}

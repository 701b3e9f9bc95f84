namespace Channels.Bot.Data.Rows;

/// <summary>A submission's place in a processing queue, made in the same transaction as the submission.</summary>
public sealed class WorkItem
{
    public required Guid Id { get; init; }

    public required string Queue { get; init; }

    public required Guid SubmissionId { get; init; }

    public required string Reference { get; init; }

    public WorkStatus Status { get; set; }

    public int Priority { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public Guid? LeaseToken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where in the queue it belongs (a ward, a kind), or null.</summary>
    public string? Route { get; set; }

    /// <summary>By when somebody of the office is to be in contact; null when nobody waits.</summary>
    public DateTimeOffset? ContactBy { get; set; }

    /// <summary>When somebody first was.</summary>
    public DateTimeOffset? ContactedAt { get; set; }

    /// <summary>When the duty desk was told that nobody had been in contact in time.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>Where a work item stands.</summary>
public enum WorkStatus
{
    Ready = 0,
    Done = 1,
    Dead = 2,

    /// <summary>Its person took it back before anybody fetched it.</summary>
    Withdrawn = 3,
}

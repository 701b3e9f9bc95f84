namespace Channels.Bot.Queue;

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

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>Where a work item stands.</summary>
public enum WorkStatus
{
    Ready = 0,
    Done = 1,
    Dead = 2,
}

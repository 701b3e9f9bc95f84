namespace Channels.Bot.Data.Rows;

/// <summary>One move in the life of a submission; rows are only added.</summary>
public sealed class SubmissionMove
{
    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>Stable code of the move, for example <c>returned</c>.</summary>
    public required string Move { get; init; }

    public required SubmissionState From { get; init; }

    public required SubmissionState To { get; init; }

    /// <summary>The revision it moved to, or was about.</summary>
    public required int Revision { get; init; }

    /// <summary>Who, as the audit names them.</summary>
    public required string Actor { get; init; }

    /// <summary>Stable codes, never words; or null.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

namespace Channels.Bot.Data.Rows;

/// <summary>By what a submission is found again when the same is handed in once more: a keyed hash, nothing can be read from it.</summary>
public sealed class SubmissionKey
{
    public required Guid SubmissionId { get; init; }

    /// <summary>Keyed hash of the procedure and the answers that make it the same as another.</summary>
    public required string Key { get; init; }
}

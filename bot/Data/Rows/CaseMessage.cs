using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>Something said about a submission after it was handed in, by the office or by the person.</summary>
public sealed class CaseMessage
{
    public const string TextColumn = "CaseMessages.Text";

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required bool IsStaff { get; init; }

    /// <summary>Pseudonym of the conversation of somebody else whom the case concerns, when it is theirs; null: it is the office's, or
    /// of the person who handed it in.</summary>
    public string? WriterKey { get; init; }

    public ProtectedBytes? Text { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the other side first saw it; null while it is news.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

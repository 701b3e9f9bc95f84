using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>Something said about a submission after it was handed in, by the office or by the person.</summary>
public sealed class CaseMessage
{
    public const string TextColumn = "CaseMessages.Text";

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required bool IsStaff { get; init; }

    public ProtectedBytes? Text { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the other side first saw it; null while it is news.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

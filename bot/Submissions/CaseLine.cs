using System.Text.Json.Serialization;

namespace Channels.Bot.Submissions;

/// <summary>One message of a case.</summary>
/// <param name="From"><c>staff</c>, <c>person</c>, or <c>other</c>: somebody else whom the case concerns.</param>
/// <param name="Text">As written; null once it was erased.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ReadAt">When the other side first saw it; null while it is news.</param>
public sealed record CaseLine(Guid Id, string From, string? Text, DateTimeOffset At, DateTimeOffset? ReadAt)
{
    /// <summary>Whether the person hears of it, one of <see cref="CaseReach"/>; said when the office writes, else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reach { get; init; }
}

using Channels.Text;

namespace Channels.Bot.Submissions;

/// <summary>Somebody wants a member of staff.</summary>
/// <param name="Conversation">Pseudonym of the conversation.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Where">Procedure and question that were open, or null.</param>
/// <param name="Reference">The case under which they are answered; null for a wish of before there were such cases.</param>
public sealed record StaffRequest(DateTimeOffset At, string Conversation, string? Where, string? Reference)
{
    /// <summary>From the detail of its audit entry: the number, then procedure and question.</summary>
    internal static StaffRequest Of(DateTimeOffset at, string conversation, string? detail)
    {
        var first = detail?.Split(' ', 2) ?? [];
        if (first.Length == 0 || !ReferenceNumber.TryParse(first[0], out _))
            return new StaffRequest(at, conversation, detail, null);
        return new StaffRequest(at, conversation, first.Length > 1 ? first[1] : null, first[0]);
    }
}

namespace Channels.Bot.Submissions;

/// <summary>Somebody wants a member of staff.</summary>
/// <param name="Conversation">Pseudonym of the conversation.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Where">Procedure and question that were open, or null.</param>
public sealed record StaffRequest(DateTimeOffset At, string Conversation, string? Where);

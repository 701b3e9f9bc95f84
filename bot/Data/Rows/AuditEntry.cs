namespace Channels.Bot.Data.Rows;

/// <summary>What happened, for those who must account for it: ids and codes only, never a personal value.</summary>
public sealed class AuditEntry
{
    /// <summary>Action of a person's wish to talk to staff; the subject is the conversation.</summary>
    public const string StaffRequested = "staff.requested";

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who: <c>bot</c>, a system, or a member of staff; see the room <c>Audit</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Stable code, for example <c>submission.accepted</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it is about: a reference number or a pseudonym.</summary>
    public required string Subject { get; init; }

    public string? Detail { get; init; }
}

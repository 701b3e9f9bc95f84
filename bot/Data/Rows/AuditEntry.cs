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

    /// <summary>The day in whose chain it stands; null until it is sealed. Together with <see cref="Place"/> and <see cref="Seal"/> the
    /// only columns that are ever written later.</summary>
    public string? Day { get; init; }

    /// <summary>Its place in that chain, from 1.</summary>
    public int? Place { get; init; }

    /// <summary>SHA-256 over the seal before it and this entry.</summary>
    public byte[]? Seal { get; init; }
}

/// <summary>A day's chain of sealed audit entries: how many, and the hash that stands at its end.</summary>
public sealed class AuditDay
{
    /// <summary>The day on which they were sealed, in Japan: <c>2026-11-29</c>.</summary>
    public required string Day { get; init; }

    public required int Entries { get; init; }

    /// <summary>The end of the day before; 32 zeros for the first.</summary>
    public required byte[] Start { get; init; }

    /// <summary>SHA-256 over all of it: who knows it notices every change before it.</summary>
    public required byte[] Head { get; init; }
}

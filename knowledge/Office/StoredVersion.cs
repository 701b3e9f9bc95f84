namespace Channels.Knowledge.Office;

/// <summary>A version of an entry as the ledger has it, without its document.</summary>
/// <param name="Id">Id of its row.</param>
/// <param name="Status">One of <see cref="VersionStatuses"/>.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Inquiry">Number of the inquiry it answers, or null.</param>
/// <param name="IsCurrent">The newest version of its entry.</param>
/// <param name="IsLive">The version in force.</param>
public sealed record StoredVersion(
    Guid Id,
    string EntryId,
    int Version,
    string Status,
    string By,
    DateTimeOffset At,
    string? Note,
    string? Inquiry,
    bool IsCurrent,
    bool IsLive
);

/// <summary>A version with its document.</summary>
/// <param name="Document">The entry as JSON.</param>
public sealed record StoredDocument(StoredVersion Version, string Document);

/// <summary>Whether anything was written since: two marks that are equal mean no.</summary>
public sealed record EntryMark(int Versions, DateTimeOffset? Newest);

namespace Channels.Knowledge.Office;

/// <summary>
/// Where the versions of entries are kept: only added to, each on the one its writer has seen. The host joins it to the database;
/// documents are JSON that nobody there reads.
/// </summary>
public interface IEntryLedger
{
    /// <summary>Adds one version; an approval tells those whose inquiries it answers.</summary>
    Task<AppendOutcome> AppendAsync(NewVersion version, CancellationToken cancellationToken);

    /// <summary>Adds versions of different entries at once; those somebody else changed are passed over.</summary>
    /// <param name="versions">At most a few hundred, each of another entry.</param>
    /// <param name="by">Who, as the audit names them.</param>
    /// <param name="action">The audit's code.</param>
    /// <param name="notice">What the owner of these entries is told when anything was written, or null.</param>
    /// <returns>The entries that were passed over.</returns>
    Task<IReadOnlyList<string>> AppendAllAsync(
        IReadOnlyList<NewVersion> versions,
        string by,
        string action,
        OwnerNotice? notice,
        CancellationToken cancellationToken
    );

    /// <summary>Whether anything changed since the last look; cheap.</summary>
    Task<EntryMark> MarkAsync(CancellationToken cancellationToken);

    /// <summary>The current and the live version of every entry.</summary>
    Task<IReadOnlyList<StoredVersion>> RowsAsync(CancellationToken cancellationToken);

    /// <summary>Documents by row.</summary>
    Task<IReadOnlyDictionary<Guid, string>> DocumentsAsync(IReadOnlyList<Guid> rows, CancellationToken cancellationToken);

    /// <summary>All versions of an entry, oldest first.</summary>
    Task<IReadOnlyList<StoredDocument>> VersionsAsync(string entryId, CancellationToken cancellationToken);

    /// <summary>A version by the id of its row, or null.</summary>
    Task<StoredDocument?> FindAsync(Guid row, CancellationToken cancellationToken);
}

/// <summary>What the owner of entries must know: told in the transaction that makes it true.</summary>
/// <param name="Kind"><see cref="Changed"/> or <see cref="Expired"/>.</param>
/// <param name="Owner">Who looks after the entries, or null where nobody is named.</param>
public sealed record OwnerNotice(string Kind, string? Owner)
{
    /// <summary>Approved entries answer no longer: their source says something else.</summary>
    public const string Changed = "entries-changed";

    /// <summary>Approved entries answer no longer: their last day is over.</summary>
    public const string Expired = "entries-expired";
}

namespace Channels.Knowledge.Office;

/// <summary>A version of an entry that is to be written.</summary>
public sealed record NewVersion
{
    /// <summary>The entry's stable name.</summary>
    public required string EntryId { get; init; }

    /// <summary>The version it is written on; 0 when there is none in the ledger yet.</summary>
    public required int Expected { get; init; }

    /// <summary>One of <see cref="VersionStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The entry as JSON.</summary>
    public required string Document { get; init; }

    /// <summary>Who writes it.</summary>
    public required string By { get; init; }

    /// <summary>Whether it is in force from now on.</summary>
    public bool IsLive { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Number of the inquiry it answers, or null.</summary>
    public string? Inquiry { get; init; }

    /// <summary>Id of its row, where it has to be known before; otherwise a new one.</summary>
    public Guid? RowId { get; init; }
}

/// <summary>What became of a version that was to be written.</summary>
public abstract record AppendOutcome
{
    /// <summary>It is stored.</summary>
    /// <param name="Told">Who was told, when it answers inquiries.</param>
    public sealed record Added(StoredVersion Version, IReadOnlyList<AskerTold> Told) : AppendOutcome;

    /// <summary>Somebody was faster: nothing was written.</summary>
    /// <param name="Version">The version that is there now; 0 for none.</param>
    public sealed record Conflict(int Version) : AppendOutcome;
}

/// <summary>How the asker of an inquiry was told that it is answered.</summary>
/// <param name="Reference">Number of the inquiry.</param>
/// <param name="Channel">Channel of their conversation; null when it is gone.</param>
/// <param name="Code"><c>announced</c>; else why not.</param>
public sealed record AskerTold(string Reference, string? Channel, string Code);

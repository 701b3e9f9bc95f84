using Channels.Bot.Data.Rows;

namespace Channels.Bot.Questions;

/// <summary>A new version of an entry.</summary>
public sealed record EntryChange
{
    /// <summary>The entry's stable name.</summary>
    public required string EntryId { get; init; }

    /// <summary>The version it is written on; 0 when there is none in the database yet.</summary>
    public required int Expected { get; init; }

    /// <summary>One of <see cref="EntryStatuses"/>.</summary>
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

/// <summary>What became of a change.</summary>
public abstract record EntryWritten
{
    /// <summary>It is stored.</summary>
    /// <param name="Told">Who was told, when it answers inquiries.</param>
    public sealed record Added(EntryVersion Version, IReadOnlyList<InquiryTold> Told) : EntryWritten;

    /// <summary>Somebody was faster: nothing was written.</summary>
    /// <param name="Version">The version that is there now; 0 for none.</param>
    public sealed record Conflict(int Version) : EntryWritten;
}

/// <summary>A row of the ledger without its document.</summary>
public sealed record EntryRow(
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

/// <summary>Whether anything was written since: two marks that are equal mean no.</summary>
public sealed record LedgerMark(int Versions, DateTimeOffset? Newest);

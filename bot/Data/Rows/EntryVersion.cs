using Channels.Bot.Questions;

namespace Channels.Bot.Data.Rows;

/// <summary>One version of a knowledge entry as staff wrote it. Versions are only added, so that every answer ever given can be
/// traced.</summary>
public sealed class EntryVersion
{
    public required Guid Id { get; init; }

    /// <summary>The entry's stable name.</summary>
    public required string EntryId { get; init; }

    /// <summary>1 and up.</summary>
    public required int Version { get; init; }

    /// <summary>One of <see cref="EntryStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The entry as JSON. Nothing personal belongs in it.</summary>
    public required string Document { get; init; }

    /// <summary>Who wrote it; a second person approves.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the words of who changed it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Number of the inquiry it answers, or null.</summary>
    public string? Inquiry { get; init; }

    /// <summary>The newest version of its entry.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>
    /// The version that is in force: the newest that was approved, superseded or withdrawn, or what was imported where there was
    /// none. A draft above it changes nothing yet.
    /// </summary>
    public bool IsLive { get; set; }
}

/// <summary>What two people read before the entries of a document were approved together.</summary>
public sealed class EntryReview
{
    public required Guid Id { get; init; }

    /// <summary>Short name of the document.</summary>
    public required string Document { get; init; }

    /// <summary>How far it is; a step is taken from the state that was read.</summary>
    public required string State { get; set; }

    /// <summary>The review as JSON: which entries at which versions, the sample, who said what. Nothing personal belongs in it.</summary>
    public required string Content { get; set; }

    /// <summary>Who took the last step.</summary>
    public required string By { get; set; }

    public required DateTimeOffset At { get; init; }
}

namespace Channels.Bot.Data.Rows;

/// <summary>What became of an item of a sink: one a sink, submission and edition, and that once for all.</summary>
public sealed class SinkReceipt
{
    /// <summary>The item's.</summary>
    public required Guid Id { get; init; }

    public required string Sink { get; init; }

    public required Guid SubmissionId { get; init; }

    public required string Reference { get; init; }

    public required DateTimeOffset Edition { get; init; }

    public SinkOutcomeKind Outcome { get; init; }

    public string? Code { get; init; }

    /// <summary>What the sink calls it (a record number, a file), or null.</summary>
    public string? Receipt { get; init; }

    public int Attempts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>By the database's clock.</summary>
    public required DateTimeOffset FinishedAt { get; init; }
}

/// <summary>How an item ended.</summary>
public enum SinkOutcomeKind
{
    Delivered = 0,

    /// <summary>A newer version of the submission was there before it was sent.</summary>
    Superseded = 1,

    /// <summary>Taken back before the sink had anything of it.</summary>
    Withdrawn = 2,

    /// <summary>Nothing is left of it to send.</summary>
    Erased = 3,

    /// <summary>The sink was taken away from it.</summary>
    Closed = 4,
}

/// <summary>How many calls all nodes together made to a sink on one day of its budget.</summary>
public sealed class SinkDay
{
    public required string Sink { get; init; }

    public required DateOnly Day { get; init; }

    public int Calls { get; set; }
}

/// <summary>From when on a sink gets every submission of a procedure.</summary>
public sealed class SinkStart
{
    public required string Sink { get; init; }

    public required string Procedure { get; init; }

    public required DateTimeOffset Since { get; set; }

    /// <summary>When a running node last had the sink in its settings.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

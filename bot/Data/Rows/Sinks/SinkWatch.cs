namespace Channels.Bot.Data.Rows.Sinks;

/// <summary>How far a sink was read that says what became of what it took: one row a sink and procedure.</summary>
public sealed class SinkWatch
{
    public required string Sink { get; init; }

    public required string Procedure { get; init; }

    /// <summary>How far; only the sink understands it. Null: nothing was read yet.</summary>
    public string? Cursor { get; set; }

    /// <summary>When to look again; whoever puts it off looks.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>When it was read last without trouble; null: never.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Why it could not be read the last time; null: it could.</summary>
    public string? Code { get; set; }
}

/// <summary>What was seen last of a record that a sink made of a submission: what was seen is not acted upon again.</summary>
public sealed class SinkRecord
{
    public required string Sink { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>What the sink calls the record.</summary>
    public required string Record { get; init; }

    /// <summary>The record's revision that was seen; an older one is passed over.</summary>
    public long Revision { get; set; }

    /// <summary>The move its status stands for; null for a status that stands for none.</summary>
    public string? Move { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

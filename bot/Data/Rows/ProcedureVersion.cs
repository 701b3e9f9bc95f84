namespace Channels.Bot.Data.Rows;

/// <summary>A published definition as it was when people answered it; never changed, kept while a submission names it.</summary>
public sealed class ProcedureVersion
{
    public required string Procedure { get; init; }

    public required int Version { get; init; }

    /// <summary>SHA-256 over the definition and its texts, hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Definition and texts as one JSON document.</summary>
    public required string Definition { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }
}

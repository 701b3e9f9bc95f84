using Channels.Knowledge.Content;
using Channels.Knowledge.Ingest;

namespace Channels.Knowledge.Office;

/// <summary>What an import found. Every row is counted once: new, changed, unchanged, kept, repeated or refused.</summary>
public sealed record ImportReport
{
    private static readonly HashSet<string> OfAFile = new(StringComparer.Ordinal)
    {
        "deletion-target",
        "hidden-sheet",
        "no-headings",
        "not-entries",
        "not-yaml",
        EntryProblem.UnreadColumns,
        EntryProblem.NoIssuer,
    };

    public required int Rows { get; init; }

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>Rows that did not change, and over which staff wrote a text of their own: it stays.</summary>
    public required int Kept { get; init; }

    /// <summary>Rows that say what another row of the same id says.</summary>
    public required int Repeated { get; init; }

    /// <summary>Rows refused, by stable code.</summary>
    public required IReadOnlyDictionary<string, int> Refused { get; init; }

    /// <summary>Rows whose own cells say that they were taken back.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Rows that another row takes back.</summary>
    public required int Superseded { get; init; }

    /// <summary>Rows that somebody has to read, with why.</summary>
    public required IReadOnlyList<FlaggedRow> Flagged { get; init; }

    /// <summary>Rows whose id stands for another question so far.</summary>
    public IReadOnlyList<RewordedRow> Reworded { get; init; } = [];

    /// <summary>Approved entries that answer no longer, because their source says something else.</summary>
    public required IReadOnlyList<EntryOut> Out { get; init; }

    /// <summary>Entries that are there and that the file does not have.</summary>
    public required int Missing { get; init; }

    /// <summary>What is to be known of the file as a whole.</summary>
    public required IReadOnlyList<EntryProblem> Notes { get; init; }

    /// <summary>How many rows bear a flag.</summary>
    public int With(string flag) => Flagged.Count(f => f.Flags.Contains(flag, StringComparer.Ordinal));

    /// <summary>Whether a problem is why one row was not taken.</summary>
    internal static bool IsOfARow(EntryProblem problem) =>
        problem.Code == "duplicate-id" || (problem.Line > 0 && !OfAFile.Contains(problem.Code));

    internal static IReadOnlyDictionary<string, int> Reasons(IReadOnlyList<EntryProblem> problems, IReadOnlyList<EntryFinding> findings) =>
        problems
            .Where(IsOfARow)
            .Select(p => p.Code)
            .Concat(findings.Select(f => f.Code))
            .CountBy(c => c, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
}

/// <summary>A row that somebody has to read.</summary>
/// <param name="Flags">Why: <see cref="Review.EntryFlags"/>.</param>
public sealed record FlaggedRow(string Id, string Question, IReadOnlyList<string> Flags);

/// <summary>An entry that answers no longer.</summary>
public sealed record EntryOut(string Id, string? Owner);

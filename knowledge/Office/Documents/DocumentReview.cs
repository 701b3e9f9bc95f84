using System.Text.Json;

namespace Channels.Knowledge.Office.Documents;

/// <summary>
/// What is read before the entries of a document are approved together: every entry at its version, the sample, the flagged ones, and what
/// each reader said. The whole is kept, so that the sample can be drawn again and an approval be traced to what was read for it.
/// </summary>
public sealed record DocumentReview
{
    public required Guid Id { get; init; }

    public required SourceDocument Document { get; init; }

    /// <summary>One of <see cref="ReviewStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>By which the sample was drawn.</summary>
    public required string Seed { get; init; }

    public required string OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Every entry that is approved with the document.</summary>
    public required IReadOnlyList<ReviewedEntry> Entries { get; init; }

    /// <summary>Ids of those drawn.</summary>
    public required IReadOnlyList<string> Sample { get; init; }

    /// <summary>Ids of its former rules: shown, and not approved.</summary>
    public required IReadOnlyList<string> Former { get; init; }

    /// <summary>Who read it first, and what they left out.</summary>
    public ReviewReading? First { get; init; }

    /// <summary>Who read it second, or turned it down.</summary>
    public ReviewReading? Last { get; init; }

    internal string Write() => JsonSerializer.Serialize(this, EntryJson.Options);

    internal static DocumentReview Read(string content) => JsonSerializer.Deserialize<DocumentReview>(content, EntryJson.Options)!;
}

/// <summary>An entry at the version that is read.</summary>
/// <param name="Flags">Why it is read whatever the sample.</param>
public sealed record ReviewedEntry(string Id, int Version, IReadOnlyList<string> Flags);

/// <summary>What a reader said.</summary>
/// <param name="Without">Entries that are left as they are.</param>
/// <param name="Acknowledge">Why entries that gainsay one another are all right, or null.</param>
public sealed record ReviewReading(
    string By,
    DateTimeOffset At,
    IReadOnlyList<LeftOut> Without,
    string? Note = null,
    string? Acknowledge = null
);

/// <summary>An entry that is left as it is, with the reason.</summary>
public sealed record LeftOut(string Id, string Why);

/// <summary>How far a review has come.</summary>
public static class ReviewStates
{
    /// <summary>The sample is drawn; nobody has said anything yet.</summary>
    public const string Open = "open";

    /// <summary>One person has read it; a second one decides.</summary>
    public const string Read = "read";

    /// <summary>Two people have read it: its entries answer.</summary>
    public const string Approved = "approved";

    /// <summary>Somebody turned it down.</summary>
    public const string Declined = "declined";
}

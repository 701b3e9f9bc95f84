using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Channels.Knowledge.Office.Documents;

namespace Channels.Webhooks.Api.Knowing;

/// <summary>The document whose entries are to be approved together.</summary>
internal sealed record ReviewOpening(string Document);

/// <summary>One person has read the rows.</summary>
/// <param name="Without">Entries that are left as they are, each with the reason; only the first reader says.</param>
/// <param name="Acknowledge">Why entries that gainsay one another are all right; wanted only where some do.</param>
internal sealed record ReviewConfirmation(string? Note = null, IReadOnlyList<LeftOut>? Without = null, string? Acknowledge = null);

/// <summary>Why nothing is approved.</summary>
internal sealed record ReviewDecline(string Note);

/// <summary>A review as a line.</summary>
/// <param name="State"><c>open</c>, <c>read</c> by one person, <c>approved</c> by two, or <c>declined</c>.</param>
internal sealed record ReviewLine(
    Guid Id,
    string Document,
    string Title,
    string State,
    string OpenedBy,
    DateTimeOffset OpenedAt,
    int Entries,
    int Flagged,
    ReviewReading? First,
    ReviewReading? Last
)
{
    public static ReviewLine Of(DocumentReview review) =>
        new(
            review.Id,
            review.Document.Key,
            review.Document.Title,
            review.State,
            review.OpenedBy,
            review.OpenedAt,
            review.Entries.Count,
            review.Entries.Count(e => e.Flags.Count > 0),
            review.First,
            review.Last
        );
}

/// <summary>A review with what is to be read.</summary>
/// <param name="Seed">By which the sample was drawn: the ids whose SHA-256 of seed, line feed and id come first.</param>
/// <param name="Rows">The drawn ones and every flagged one.</param>
/// <param name="Former">Former rules of the document, which are not approved.</param>
internal sealed record ReviewSheet(ReviewLine Review, string Seed, IReadOnlyList<ReviewRow> Rows, IReadOnlyList<ReviewRow> Former)
{
    public static ReviewSheet Of(DocumentReview review, IReadOnlyList<CatalogEntry> all)
    {
        var there = all.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var drawn = review.Sample.ToHashSet(StringComparer.Ordinal);
        return new ReviewSheet(
            ReviewLine.Of(review),
            review.Seed,
            [
                .. review
                    .Entries.Where(e => e.Flags.Count > 0 || drawn.Contains(e.Id))
                    .Select(e => Row(e.Id, e.Version, drawn.Contains(e.Id), e.Flags)),
            ],
            [.. review.Former.Select(id => Row(id, there.GetValueOrDefault(id)?.Current.Version ?? 0, false, []))]
        );

        ReviewRow Row(string id, int version, bool isDrawn, IReadOnlyList<string> flags) =>
            new(id, version, isDrawn, flags, there.TryGetValue(id, out var entry) ? EntrySearch.Shown(entry) : null);
    }
}

/// <summary>A row to read.</summary>
/// <param name="Version">The version that would be approved.</param>
/// <param name="IsDrawn">Whether the sample has it.</param>
/// <param name="Flags">Why it is read in any case: <c>relative</c>, <c>table</c>, <c>contradicting</c>, <c>empty</c>,
/// <c>withdrawn</c>, <c>own-question</c>.</param>
/// <param name="Entry">As it is now.</param>
internal sealed record ReviewRow(string Id, int Version, bool IsDrawn, IReadOnlyList<string> Flags, Entry? Entry);

using Channels.Knowledge.Content;

namespace Channels.Webhooks.Reports;

/// <summary>Finds entries that somebody has to look at: drafts and former rules are nobody's answer and left out.</summary>
internal static class StaleEntries
{
    public const string Expired = "expired";
    public const string ReviewOverdue = "review-overdue";
    public const string Expiring = "expiring";
    public const string NoReviewDate = "no-review-date";

    /// <summary>An entry whose validity ends within so many days is told before it ends.</summary>
    private const int NoticeDays = 60;

    /// <summary>One row for every problem, the most urgent kind first and then by date.</summary>
    public static IReadOnlyList<StaleEntry> Of(IReadOnlyList<Entry> entries, DateOnly today) =>
        [
            .. entries
                .Where(e => e.Status is EntryStatus.Approved or EntryStatus.Unconfirmed)
                .SelectMany(e => Problems(e, today))
                .OrderBy(s =>
                    s.Problem switch
                    {
                        Expired => 0,
                        ReviewOverdue => 1,
                        Expiring => 2,
                        _ => 3,
                    }
                )
                .ThenBy(s => s.Date)
                .ThenBy(s => s.EntryId, StringComparer.Ordinal),
        ];

    private static IEnumerable<StaleEntry> Problems(Entry entry, DateOnly today)
    {
        if (entry.ValidUntil is { } until && until < today.AddDays(NoticeDays))
            yield return Problem(until < today ? Expired : Expiring, until);
        if (entry.NextReview is null)
            yield return Problem(NoReviewDate, null);
        else if (entry.NextReview < today)
            yield return Problem(ReviewOverdue, entry.NextReview);

        StaleEntry Problem(string problem, DateOnly? date) => new(entry.Id, entry.Question, problem, date, entry.Owner);
    }
}

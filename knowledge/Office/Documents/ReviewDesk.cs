using Channels.Knowledge.Content;
using Channels.Knowledge.Review;
using Channels.Text;
using Microsoft.Extensions.Options;

namespace Channels.Knowledge.Office.Documents;

/// <summary>
/// Approves the entries of a document together. Twenty drawn ones and every flagged one are read, by two people one after the other; what
/// the first leaves out stays as it is, and the rest is approved as a whole or not at all.
/// </summary>
public sealed class ReviewDesk(
    IEntryReviews reviews,
    EntryCatalog catalog,
    EntryTwins twins,
    OwnQuestion own,
    TimeProvider clock,
    IOptions<KnowledgeOptions> options
)
{
    /// <summary>A document with more open entries is not approved as one.</summary>
    public const int MostEntries = 1000;

    private const int MostFindings = 50;

    /// <summary>Every document of an imported or shipped entry, those with most to do first.</summary>
    public async Task<IReadOnlyList<DocumentLine>> DocumentsAsync(CancellationToken stop)
    {
        var all = await catalog.ReadAsync(stop);
        var documents = Named(all.Where(e => !IsFormer(e))).DistinctBy(d => d.Document.Key).Select(d => d.Document).ToList();

        // A note that takes a row back stands behind the name of its document.
        return
        [
            .. Named(all)
                .GroupBy(d => IsFormer(d.Entry) ? documents.Find(o => o.IsOf(d.Shown)) ?? d.Document : d.Document, SourceDocument.ByKey)
                .Select(g => new DocumentLine(
                    g.Key.Key,
                    g.Key.Title,
                    g.First().Shown.Citations[0].Date,
                    g.Count(d => IsOpen(d.Entry)),
                    g.Count(d => d.Entry.Current.Status == VersionStatuses.Approved),
                    g.Count(d => d.Entry.Current.Status == VersionStatuses.Draft),
                    g.Count(d => IsFormer(d.Entry))
                ))
                .OrderByDescending(d => d.Open)
                .ThenBy(d => d.Title, StringComparer.Ordinal),
        ];

        static IEnumerable<(CatalogEntry Entry, Entry Shown, SourceDocument Document)> Named(IEnumerable<CatalogEntry> entries) =>
            entries
                .Select(e => (Entry: e, Shown: EntrySearch.Shown(e)))
                .Where(e => e.Shown is not null && SourceDocument.Of(e.Shown) is not null)
                .Select(e => (e.Entry, e.Shown!, SourceDocument.Of(e.Shown!)!));
    }

    /// <summary>Draws the sample and puts it on record.</summary>
    public async Task<(DocumentReview? Review, EntryOutcome.Refused? Refused)> OpenAsync(string key, StaffStep step, CancellationToken stop)
    {
        var all = await catalog.ReadAsync(stop);
        var open = all.Where(e => IsOpen(e) && SourceDocument.Of(e.Current.Entry!)?.Key == key).ToList();
        if (open.Count == 0)
            return (null, Refuse(RefusalKind.Unknown, "review.nothing-open", "No entry of such a document waits for approval."));
        if (open.Count > MostEntries)
            return (null, Refuse(RefusalKind.Invalid, "review.too-many", $"A document has at most {MostEntries} open entries here."));
        var document = SourceDocument.Of(open[0].Current.Entry!)!;
        var ids = open.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var view = await twins.LookAsync(stop);
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var id = reviews.NewId();
        var review = new DocumentReview
        {
            Id = id,
            Document = document,
            State = ReviewStates.Open,
            Seed = id.ToString("N"),
            OpenedBy = step.By,
            OpenedAt = clock.GetUtcNow(),
            Entries = [.. open.Select(e => new ReviewedEntry(e.Id, e.Current.Version, Flags(e.Current.Entry!, view, ids, today)))],
            Sample = ReviewSample.Of(ids, id.ToString("N")),
            Former = [.. all.Where(e => IsFormer(e) && EntrySearch.Shown(e) is { } shown && document.IsOf(shown)).Select(e => e.Id)],
        };
        await reviews.AddAsync(Stored(review, step.By), stop);
        return (review, null);
    }

    public async Task<DocumentReview?> FindAsync(Guid id, CancellationToken stop) =>
        await reviews.FindAsync(id, stop) is { } stored ? DocumentReview.Read(stored.Content) : null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<DocumentReview>> ListAsync(CancellationToken stop) =>
        [.. (await reviews.ListAsync(stop)).Select(r => DocumentReview.Read(r.Content))];

    /// <summary>Says that one has read it. The first says what is left out; with the second, another person, the entries answer.</summary>
    /// <param name="without">What is left out; only the first reader says.</param>
    public async Task<ReviewOutcome> ConfirmAsync(
        Guid id,
        IReadOnlyList<LeftOut>? without,
        string? acknowledge,
        StaffStep step,
        CancellationToken stop
    )
    {
        if (await FindAsync(id, stop) is not { } review)
            return Unknown();
        if (review is { State: ReviewStates.Approved, Last: { } last } && last.By == step.By)
            return new ReviewOutcome(review, null); // sent twice
        if (review is { State: ReviewStates.Read, First: { } same } && same.By == step.By)
            return ReviewOutcome.Of(FourEyes.SamePerson());
        if (review.State is not (ReviewStates.Open or ReviewStates.Read))
            return ReviewOutcome.Of(Refuse(RefusalKind.Conflict, "review.over", $"This review is {review.State}."));
        if (review.First is not null && (without is not null || acknowledge is not null))
            return ReviewOutcome.Of(
                Refuse(RefusalKind.Conflict, "review.settled", "The first reader said what is left out: confirm that, or decline.")
            );
        if (without?.FirstOrDefault(w => !review.Entries.Any(e => e.Id == w.Id)) is { } stranger)
            return ReviewOutcome.Of(Refuse(RefusalKind.Invalid, "review.without", $"'{stranger.Id}' is no entry of this review."));
        var reading = new ReviewReading(step.By, clock.GetUtcNow(), without ?? [], step.Note, acknowledge);
        var first = review.First ?? reading;
        var (versions, refused) = await VersionsAsync(review, first, step, stop);
        if (refused is not null)
            return ReviewOutcome.Of(refused);
        return review.First is null
            ? await StepAsync(review with { State = ReviewStates.Read, First = reading }, review.State, [], step, stop)
            : await StepAsync(review with { State = ReviewStates.Approved, Last = reading }, review.State, versions, step, stop);
    }

    /// <summary>Turns a review down: nothing is approved, and another one can be opened.</summary>
    public async Task<ReviewOutcome> DeclineAsync(Guid id, StaffStep step, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is not { } review)
            return Unknown();
        if (review.State is not (ReviewStates.Open or ReviewStates.Read))
            return ReviewOutcome.Of(Refuse(RefusalKind.Conflict, "review.over", $"This review is {review.State}."));
        var reading = new ReviewReading(step.By, clock.GetUtcNow(), [], step.Note);
        return await StepAsync(review with { State = ReviewStates.Declined, Last = reading }, review.State, [], step, stop);
    }

    /// <summary>The approved versions of all entries that are not left out, or why there are none.</summary>
    private async Task<(IReadOnlyList<NewVersion> Versions, EntryOutcome.Refused? Refused)> VersionsAsync(
        DocumentReview review,
        ReviewReading first,
        StaffStep step,
        CancellationToken stop
    )
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var left = first.Without.Select(w => w.Id).ToHashSet(StringComparer.Ordinal);
        var there = (await catalog.ReadAsync(stop)).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var wanted = review.Entries.Where(e => !left.Contains(e.Id)).ToList();
        var moved = wanted.Where(e => !there.TryGetValue(e.Id, out var now) || now.Current.Version != e.Version).ToList();
        if (moved.Count > 0)
            return ([], Stale([.. moved.Select(m => m.Id)]));
        if (wanted.Count == 0)
            return ([], Refuse(RefusalKind.Invalid, "review.without", "Nothing is left to approve: decline instead."));
        if (
            review.First is not null
            && wanted.Select(e => FourEyes.Refuse(there[e.Id].Current, step)).OfType<EntryOutcome.Refused>().FirstOrDefault() is { } own
        )
            return ([], own);
        var approved = wanted.ConvertAll(e =>
            there[e.Id].Current.Entry! with
            {
                Status = EntryStatus.Approved,
                ReviewedBy = step.By,
                ReviewedOn = today,
                NextReview = today.AddDays(options.Value.ReviewAfterDays),
            }
        );
        if (Broken(approved) is { } broken)
            return ([], broken);
        if (string.IsNullOrWhiteSpace(first.Acknowledge) && await AgainstAsync(approved, stop) is { } against)
            return ([], against);
        var note =
            $"review {review.Id:N}, first read by {first.By}"
            + (first.Acknowledge is { } why ? $"\ncontradiction acknowledged: {why}" : "");
        return (
            approved.ConvertAll(e => new NewVersion
            {
                EntryId = e.Id,
                Expected = there[e.Id].Current.Version,
                Status = VersionStatuses.Approved,
                Document = EntryJson.Write(e),
                By = step.By,
                IsLive = true,
                Note = note,
            }),
            null
        );
    }

    private static EntryOutcome.Refused? Broken(List<Entry> approved)
    {
        List<EntryFinding> findings =
        [
            .. approved.SelectMany(e => EntryRules.Check(e).Select(f => f with { Field = $"{e.Id}.{f.Field}" })).Take(MostFindings),
        ];
        return findings.Count == 0 ? null : new EntryOutcome.Refused(RefusalKind.Invalid, findings[0].Code, findings[0].Message, findings);
    }

    private async Task<EntryOutcome.Refused?> AgainstAsync(List<Entry> approved, CancellationToken stop)
    {
        var view = await twins.LookAsync(stop);
        var ids = approved.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        List<EntryFinding> findings =
        [
            .. approved.SelectMany(e => view.Against(e, ids).Select(f => f with { Field = $"{e.Id}, {f.Field}" })).Take(MostFindings),
        ];
        return findings.Count == 0
            ? null
            : new EntryOutcome.Refused(
                RefusalKind.Conflict,
                "contradiction",
                "Entries gainsay one another: leave one of each out, or say in 'acknowledge' why all are right.",
                findings
            );
    }

    private async Task<ReviewOutcome> StepAsync(
        DocumentReview next,
        string from,
        IReadOnlyList<NewVersion> versions,
        StaffStep step,
        CancellationToken stop
    )
    {
        var done = await reviews.StepAsync(Stored(next, step.By), from, versions, stop);
        return done.Outcome switch
        {
            "done" => new ReviewOutcome(next, null),
            "stale" => ReviewOutcome.Of(Stale(done.Stale)),
            _ => ReviewOutcome.Of(Refuse(RefusalKind.Conflict, "review.moved", "Somebody else took a step; read it again.")),
        };
    }

    private IReadOnlyList<string> Flags(Entry entry, TwinView view, IReadOnlySet<string> together, DateOnly today) =>
        EntryFlags.With(entry, isGainsaid: view.Against(entry, together).Count > 0, lacksOwn: own.Refuses(entry, today) is not null);

    private static bool IsOpen(CatalogEntry entry) =>
        VersionStatuses.IsImported(entry.Current.Status) && entry.Current.Entry is { Citations.Count: > 0 };

    private static bool IsFormer(CatalogEntry entry) =>
        entry.Current.Status is VersionStatuses.Superseded or VersionStatuses.Withdrawn or VersionStatuses.Expired;

    private static StoredReview Stored(DocumentReview review, string by) =>
        new(review.Id, review.Document.Key, review.State, review.Write(), by);

    private static EntryOutcome.Refused Stale(IReadOnlyList<string> ids) =>
        Refuse(
            RefusalKind.Conflict,
            "review.stale",
            $"Entries were changed since, and nothing was written: {string.Join(", ", ids.Take(MostFindings))}. Open another review."
        );

    private static ReviewOutcome Unknown() => ReviewOutcome.Of(Refuse(RefusalKind.Unknown, "review.unknown", "No such review"));

    private static EntryOutcome.Refused Refuse(RefusalKind kind, string code, string message) => EntryOutcome.Refuse(kind, code, message);
}

/// <summary>What became of a step of a review: the review as it is now, or why nothing was written.</summary>
public sealed record ReviewOutcome(DocumentReview? Review, EntryOutcome.Refused? Refused)
{
    internal static ReviewOutcome Of(EntryOutcome.Refused refused) => new(null, refused);
}

using Channels.Knowledge.Content;
using Channels.Knowledge.Review;
using Channels.Text;

namespace Channels.Knowledge.Office;

/// <summary>Entries that ask the same as another one: the writer is told, and nobody approves a contradiction without saying why.</summary>
public sealed class EntryTwins(IEntryLedger ledger, EntryCatalog catalog, TimeProvider clock)
{
    private volatile TwinView? last;

    /// <summary>The entries as they are now. What a few changes leave alone is not read again.</summary>
    internal async Task<TwinView> LookAsync(CancellationToken cancellationToken)
    {
        var (mark, today) = (await ledger.MarkAsync(cancellationToken), JapanTime.DayOf(clock.GetUtcNow()));
        if (last is { } known && known.Mark == mark && known.Day == today)
            return known;
        var all = await catalog.ReadAsync(cancellationToken);
        var before = last is { } earlier && earlier.Day == today ? earlier : null;
        return last = await Task.Run(() => before?.After(all, mark) ?? TwinView.Of(all, mark, today), cancellationToken);
    }

    /// <summary>Which of these rows gainsay one another, or an entry beside them.</summary>
    internal async Task<IReadOnlySet<string>> GainsaidAsync(IReadOnlyList<Entry> rows, CancellationToken stop)
    {
        var (ids, today) = (rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal), JapanTime.DayOf(clock.GetUtcNow()));
        var others = TwinView.Shown((await catalog.ReadAsync(stop)).Where(e => !ids.Contains(e.Id)));
        var finder = await Task.Run(() => TwinFinder.Build(rows.Concat(others), today), stop);
        return finder
            .All(stop)
            .Where(t => t.Kind == TwinKind.Contradiction)
            .SelectMany(t => new[] { t.One.Id, t.Other.Id })
            .Where(ids.Contains)
            .ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>The twins among the entries of one moment: those of a moment before, without what changed since, and those of what
/// changed.</summary>
internal sealed class TwinView
{
    private const int MostRecent = 200;
    private readonly TwinFinder finder;
    private readonly Dictionary<string, (int Current, int? InForce)> versions;
    private readonly TwinFinder? recent;
    private readonly IReadOnlySet<string> changed;
    private readonly IReadOnlySet<string> approved;

    private TwinView(
        TwinFinder finder,
        Dictionary<string, (int Current, int? InForce)> versions,
        IReadOnlyList<CatalogEntry> all,
        EntryMark mark,
        DateOnly day
    )
    {
        (this.finder, this.versions, Mark, Day) = (finder, versions, mark, day);
        var moved = all.Where(e => !versions.TryGetValue(e.Id, out var then) || then != VersionsOf(e)).ToList();
        changed = moved.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        recent = moved.Count == 0 ? null : TwinFinder.Build(Shown(moved), day);
        approved = all.Where(e => e.InForce?.Status == VersionStatuses.Approved).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
    }

    public EntryMark Mark { get; }

    public DateOnly Day { get; }

    public static TwinView Of(IReadOnlyList<CatalogEntry> all, EntryMark mark, DateOnly today) =>
        new(TwinFinder.Build(Shown(all), today), all.ToDictionary(e => e.Id, VersionsOf, StringComparer.Ordinal), all, mark, today);

    /// <summary>The view of a later moment of the same day; null when so much changed that it is better made anew.</summary>
    public TwinView? After(IReadOnlyList<CatalogEntry> all, EntryMark mark) =>
        all.Count(e => !versions.TryGetValue(e.Id, out var then) || then != VersionsOf(e)) <= MostRecent
            ? new TwinView(finder, versions, all, mark, Day)
            : null;

    /// <summary>Everything that asks the same, worst first.</summary>
    public IReadOnlyList<EntryFinding> Of(Entry entry) => [.. Twins(entry).Take(10).Select(FindingOf)];

    /// <summary>What asks the same and answers the public, worst first.</summary>
    public IReadOnlyList<EntryFinding> Beside(Entry entry) =>
        [.. Twins(entry).Where(t => approved.Contains(t.Other.Id)).Take(10).Select(FindingOf)];

    /// <summary>What gainsays an entry and answers the public.</summary>
    /// <param name="since">Entries that were approved since this view was made.</param>
    public IReadOnlyList<EntryFinding> Against(Entry entry, IReadOnlySet<string> since) =>
        [
            .. Twins(entry)
                .Where(t => t.Kind == TwinKind.Contradiction && (approved.Contains(t.Other.Id) || since.Contains(t.Other.Id)))
                .Select(FindingOf),
        ];

    private IEnumerable<Twin> Twins(Entry entry) =>
        finder
            .Of(entry)
            .Where(t => !changed.Contains(t.Other.Id))
            .Concat(recent?.Of(entry) ?? [])
            .OrderByDescending(t => t.Kind)
            .ThenByDescending(t => t.Likeness);

    /// <summary>Of an entry with a proposal above it, what is in force: the proposal is looked at when it is approved itself.</summary>
    internal static IEnumerable<Entry> Shown(IEnumerable<CatalogEntry> all) =>
        all.Where(e =>
                e.InForce is null
                    ? VersionStatuses.IsOpen(e.Current.Status)
                    : e.InForce.Status is VersionStatuses.Approved or VersionStatuses.Unconfirmed or VersionStatuses.Changed
            )
            .Select(e => (e.InForce ?? e.Current).Entry)
            .OfType<Entry>();

    private static (int Current, int? InForce) VersionsOf(CatalogEntry entry) => (entry.Current.Version, entry.InForce?.Version);

    private static EntryFinding FindingOf(Twin twin) =>
        new(
            twin.Kind == TwinKind.Contradiction ? "contradiction" : "near-duplicate",
            twin.Other.Id,
            string.Join("; ", twin.Reasons.Select(r => $"{r.Code}: {r.One} | {r.Other}"))
        );
}

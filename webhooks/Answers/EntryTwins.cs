using Channels.Bot.Answers;
using Channels.Bot.Dialogs;
using Channels.Knowledge.Content;
using Channels.Knowledge.Review;

namespace Channels.Webhooks.Answers;

/// <summary>Entries that ask the same as another one: the writer is told, and nobody approves a contradiction without saying why.</summary>
internal sealed class EntryTwins(EntryLedger ledger, EntryCatalog catalog, TimeProvider clock)
{
    private volatile TwinView? last;

    /// <summary>The entries as they are now; made once for a state of the ledger.</summary>
    public async Task<TwinView> LookAsync(CancellationToken cancellationToken)
    {
        var (mark, today) = (await ledger.MarkAsync(cancellationToken), JapanTime.DayOf(clock.GetUtcNow()));
        if (last is { } known && known.Mark == mark && known.Day == today)
            return known;
        var all = await catalog.ReadAsync(cancellationToken);
        return last = await Task.Run(() => TwinView.Of(all, mark, today), cancellationToken);
    }
}

/// <summary>The twins among the entries of one moment.</summary>
internal sealed class TwinView
{
    private readonly TwinFinder finder;
    private readonly IReadOnlySet<string> approved;

    private TwinView(TwinFinder finder, IReadOnlySet<string> approved, LedgerMark mark, DateOnly day) =>
        (this.finder, this.approved, Mark, Day) = (finder, approved, mark, day);

    public LedgerMark Mark { get; }

    public DateOnly Day { get; }

    public static TwinView Of(IReadOnlyList<CatalogEntry> all, LedgerMark mark, DateOnly today)
    {
        // Of an entry with a proposal above it, what is in force: the proposal is looked at when it is approved itself.
        var shown = all.Where(e => e.InForce is null ? EntryStatuses.IsOpen(e.Current.Status) : e.InForce.Status is EntryStatuses.Approved or EntryStatuses.Unconfirmed)
            .Select(e => (e.InForce ?? e.Current).Entry).OfType<Entry>();
        return new TwinView(
            TwinFinder.Build(shown, today), all.Where(e => e.InForce?.Status == EntryStatuses.Approved).Select(e => e.Id).ToHashSet(StringComparer.Ordinal), mark, today);
    }

    /// <summary>Everything that asks the same, worst first.</summary>
    public IReadOnlyList<EntryFinding> Of(Entry entry) => [.. finder.Of(entry).Take(10).Select(FindingOf)];

    /// <summary>What gainsays an entry and answers the public.</summary>
    /// <param name="since">Entries that were approved since this view was made.</param>
    public IReadOnlyList<EntryFinding> Against(Entry entry, IReadOnlySet<string> since) =>
        [.. finder.Of(entry).Where(t => t.Kind == TwinKind.Contradiction && (approved.Contains(t.Other.Id) || since.Contains(t.Other.Id))).Select(FindingOf)];

    private static EntryFinding FindingOf(Twin twin) => new(
        twin.Kind == TwinKind.Contradiction ? "contradiction" : "near-duplicate", twin.Other.Id, string.Join("; ", twin.Reasons.Select(r => $"{r.Code}: {r.One} | {r.Other}")));
}

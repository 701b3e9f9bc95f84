using System.Globalization;
using Channels.Knowledge.Content;
using Channels.Text;

namespace Channels.Knowledge.Office;

/// <summary>
/// Approved entries whose last day is over: they stopped answering with that day, and here it is written down and their owner told, once
/// however many nodes look. An entry with an open proposal is left to whoever wrote that.
/// </summary>
public sealed class EntryExpiry(IEntryLedger ledger, EntryCatalog catalog, TimeProvider clock)
{
    /// <summary>Writer of these versions.</summary>
    private const string By = "bot";

    private const int PerWrite = 250;

    /// <returns>How many were written.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var over = (await catalog.ReadAsync(stop))
            .Where(e => EntrySearch.IsOver(e, today) && e.Current.Version == e.InForce!.Version)
            .GroupBy(e => e.InForce!.Entry!.Owner, StringComparer.Ordinal);
        var written = 0;
        foreach (var owner in over)
        {
            var notice = new OwnerNotice(OwnerNotice.Expired, owner.Key);
            foreach (var batch in owner.Select(Expired).Chunk(PerWrite))
                written += batch.Length - (await ledger.AppendAllAsync(batch, By, "entry.expired", notice, stop)).Count;
        }

        return written;
    }

    private static NewVersion Expired(CatalogEntry entry)
    {
        var inForce = entry.InForce!.Entry!;
        return new NewVersion
        {
            EntryId = entry.Id,
            Expected = entry.Current.Version,
            Status = VersionStatuses.Expired,
            Document = EntryJson.Write(inForce with { Status = EntryStatus.Superseded }),
            By = By,
            IsLive = true,
            Note = string.Create(CultureInfo.InvariantCulture, $"valid until {inForce.ValidUntil:yyyy-MM-dd}"),
        };
    }
}

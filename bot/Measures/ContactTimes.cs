using Channels.Bot.Data;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Measures;

/// <summary>How long people wait for the office, ward by ward.</summary>
public sealed class ContactTimes(IStore store, TimeProvider clock)
{
    /// <summary>By queue and route, of what came in on the days from <paramref name="first"/> to <paramref name="last"/>, in
    /// Japan.</summary>
    public async Task<List<ContactsRow>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (low, high) = (JapanTime.StartOf(first), JapanTime.StartOf(last.AddDays(1)));
        var items = await store.ReadAsync(
            (db, stop) =>
                db
                    .WorkItems.Where(w => w.ContactBy != null && w.CreatedAt >= low && w.CreatedAt < high)
                    .Select(w => new Promise(w.Queue, w.Route, w.CreatedAt, w.ContactBy, w.ContactedAt))
                    .ToListAsync(stop),
            cancellationToken
        );
        return
        [
            .. items
                .GroupBy(i => (i.Queue, i.Route))
                .Select(g => RowOf(g.Key.Queue, g.Key.Route, [.. g], now))
                .OrderBy(r => r.Queue, StringComparer.Ordinal)
                .ThenBy(r => r.Route, StringComparer.Ordinal),
        ];
    }

    private static ContactsRow RowOf(string queue, string? route, List<Promise> items, DateTimeOffset now)
    {
        var within = items.Count(i => i.ContactedAt <= i.By);
        var late = items.Count(i => (i.ContactedAt ?? now) > i.By);
        return new ContactsRow(
            queue,
            route,
            items.Count,
            within,
            late,
            items.Count - within - late,
            Median([.. items.Where(i => i.ContactedAt is not null).Select(i => (i.ContactedAt!.Value - i.At).TotalMinutes).Order()])
        );
    }

    private static double? Median(double[] sorted) =>
        sorted.Length == 0 ? null : Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, 1);

    private sealed record Promise(string Queue, string? Route, DateTimeOffset At, DateTimeOffset? By, DateTimeOffset? ContactedAt);
}

/// <summary>How one ward (or kind) of a queue keeps its promises.</summary>
/// <param name="Count">Everybody to whom contact was promised; the sum of the next three.</param>
/// <param name="Within">Contacted in time.</param>
/// <param name="Late">Contacted too late, or not yet though the time is over.</param>
/// <param name="Waiting">Not contacted yet, and there is still time.</param>
/// <param name="MedianMinutes">From coming in to first contact, of those contacted; null when nobody was.</param>
public sealed record ContactsRow(string Queue, string? Route, int Count, int Within, int Late, int Waiting, double? MedianMinutes);

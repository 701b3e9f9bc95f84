using Channels.Bot.Data;
using Channels.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Channels.Webhooks.Api;

/// <summary>How long people wait for the office, ward by ward.</summary>
internal static class ContactMeasures
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/measures/contacts", ContactsAsync)
            .WithTags("Measures")
            .WithSummary(
                "Time to first contact by queue and route, of what came in between the days from and to (yyyy-MM-dd, the last 30 "
                    + "days if left out)."
            );

    private static async Task<Results<Ok<List<ContactsRow>>, ProblemHttpResult>> ContactsAsync(
        IStore store,
        TimeProvider clock,
        string? from,
        string? to,
        CancellationToken stop
    )
    {
        var now = clock.GetUtcNow();
        if (MeasuresEndpoints.Days(now, from, to) is not var (first, last))
            return MeasuresEndpoints.WrongDays();
        var (low, high) = (JapanTime.StartOf(first), JapanTime.StartOf(last.AddDays(1)));
        var items = await store.ReadAsync(
            (db, token) =>
                db
                    .WorkItems.Where(w => w.ContactBy != null && w.CreatedAt >= low && w.CreatedAt < high)
                    .Select(w => new Promise(w.Queue, w.Route, w.CreatedAt, w.ContactBy, w.ContactedAt))
                    .ToListAsync(token),
            stop
        );
        return TypedResults.Ok(
            items
                .GroupBy(i => (i.Queue, i.Route))
                .Select(g => RowOf(g.Key.Queue, g.Key.Route, [.. g], now))
                .OrderBy(r => r.Queue, StringComparer.Ordinal)
                .ThenBy(r => r.Route, StringComparer.Ordinal)
                .ToList()
        );
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
internal sealed record ContactsRow(string Queue, string? Route, int Count, int Within, int Late, int Waiting, double? MedianMinutes);

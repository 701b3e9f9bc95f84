using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks.Back;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>How each sink keeps up. Counts stop at a thousand: whoever looks often must not make the queue slow.</summary>
public sealed class SinkStatus(IStore store, Destinations destinations, SinkBudget budget)
{
    /// <summary>No count goes further.</summary>
    public const int MostCounted = 1000;

    private const int MostShown = 20;

    public async Task<IReadOnlyList<SinkLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<SinkLine>();
        foreach (var one in destinations.All)
        {
            var left = await budget.LeftAsync(one, cancellationToken);
            lines.Add(await store.ReadAsync((db, stop) => ReadAsync(db, one, left, stop), cancellationToken));
        }

        lines.AddRange(await store.ReadAsync(UnsetAsync, cancellationToken));
        return lines;
    }

    /// <summary>What waits for sinks that these settings do not have, or was given up by them: nobody would see it otherwise.</summary>
    private async Task<List<SinkLine>> UnsetAsync(ChannelsDb db, CancellationToken stop)
    {
        var lines = new List<SinkLine>();
        var started = await db.SinkStarts.Select(s => s.Sink).Distinct().ToListAsync(stop);
        foreach (var name in started.Union(await db.SinkItems.Select(i => i.Sink).Distinct().ToListAsync(stop)))
        {
            if (destinations.Find(name) is not null)
                continue;
            lines.Add(await ReadAsync(db, name, SinkLine.NotSet, "closed", null, stop));
        }

        return lines;
    }

    private static async Task<SinkLine> ReadAsync(ChannelsDb db, Destination one, int? left, CancellationToken stop) =>
        await ReadAsync(db, one.Name, one.Options.Kind, one.Breaker.State, left, stop) with
        {
            Place = one.Sink is IHasPlace place ? NameOf(place.Look()) : null,
            Back = one.Sink is IReportsBack { Procedures.Count: > 0 } ? await BackAsync(db, one.Name, stop) : null,
        };

    private static async Task<SinkLine> ReadAsync(
        ChannelsDb db,
        string sink,
        string kind,
        string breaker,
        int? left,
        CancellationToken stop
    )
    {
        var open = db.SinkItems.Where(i => i.Sink == sink && i.Status == SinkItemStatus.Open);
        var dead = db.SinkItems.Where(i => i.Sink == sink && i.Status == SinkItemStatus.Dead);
        var blocked = dead.Where(d => db.SinkItems.Any(i => i.SubmissionId == d.SubmissionId && i.Sink == d.Sink && i.Edition > d.Edition));
        return new SinkLine(
            sink,
            kind,
            await open.MinAsync(i => (DateTimeOffset?)i.CreatedAt, stop),
            await open.Take(MostCounted).CountAsync(stop),
            await dead.Take(MostCounted).CountAsync(stop),
            await blocked.OrderBy(d => d.DiedAt).Select(d => d.Reference).Take(MostShown).ToListAsync(stop),
            breaker,
            left
        )
        {
            Code = await open.Where(i => i.Code != null).OrderBy(i => i.CreatedAt).Select(i => i.Code).FirstOrDefaultAsync(stop),
        };
    }

    private static string NameOf(PlaceState place) =>
        place switch
        {
            PlaceState.Ready => SinkLine.PlaceReady,
            PlaceState.NotPrepared => "not-prepared",
            PlaceState.AnothersMark => "anothers-mark",
            _ => "away",
        };

    /// <summary>Of several procedures the one that was read longest ago.</summary>
    private static async Task<BackLine> BackAsync(ChannelsDb db, string sink, CancellationToken stop)
    {
        var watches = await db.SinkWatches.AsNoTracking().Where(w => w.Sink == sink).ToListAsync(stop);
        var last = watches.OrderBy(w => w.ReadAt ?? DateTimeOffset.MinValue).FirstOrDefault();
        return new BackLine(last?.ReadAt, watches.Find(w => w.Code is not null)?.Code);
    }
}

/// <summary>How a sink keeps up.</summary>
/// <param name="OldestSince">Since when the oldest version waits, or null when none does.</param>
/// <param name="Open">Versions that wait or are on their way, at most counted to 1,000.</param>
/// <param name="Dead">Versions given up, at most counted to 1,000.</param>
/// <param name="Blocked">Submissions whose newer version waits behind one that was given up, at most 20.</param>
/// <param name="Breaker">Of the node asked: <c>closed</c>, <c>open</c>, <c>half-open</c>.</param>
/// <param name="BudgetLeft">Calls left today; null without a budget.</param>
public sealed record SinkLine(
    string Sink,
    string Kind,
    DateTimeOffset? OldestSince,
    int Open,
    int Dead,
    IReadOnlyList<string> Blocked,
    string Breaker,
    int? BudgetLeft
)
{
    /// <summary>The kind of a sink that the settings do not have.</summary>
    public const string NotSet = "not in these settings";

    /// <summary>A place that has the sink's mark.</summary>
    public const string PlaceReady = "ready";

    /// <summary>Of a sink with a folder, how that stands: <c>ready</c>, <c>not-prepared</c>, <c>anothers-mark</c>, <c>away</c>; else
    /// null.</summary>
    public string? Place { get; init; }

    /// <summary>Why the oldest that was tried still waits; null when none was tried in vain.</summary>
    public string? Code { get; init; }

    /// <summary>Whether it can be asked what became of what it took; null when it tells nothing.</summary>
    public BackLine? Back { get; init; }
}

/// <summary>How a sink is read back.</summary>
/// <param name="ReadAt">When that last worked; null: never yet.</param>
/// <param name="Code">Why it did not the last time, or null.</param>
public sealed record BackLine(DateTimeOffset? ReadAt, string? Code);

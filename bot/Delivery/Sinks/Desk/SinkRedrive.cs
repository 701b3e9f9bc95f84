using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>Tries dead letters of sinks again: the same rows, the same ids, so that nothing has its effect twice.</summary>
public sealed class SinkRedrive(IStore store, SinkIntake queue, TimeProvider clock)
{
    private const int MostShown = 100;

    /// <summary>What would be tried again.</summary>
    public Task<RedrivePlan> PlanAsync(SinkFilter filter, CancellationToken cancellationToken) =>
        store.ReadAsync((db, stop) => PlanAsync(db, filter, stop), cancellationToken);

    /// <summary>Tries all of them again.</summary>
    /// <param name="expected">How many the person saw; null when they saw none. With another number nothing is done.</param>
    /// <param name="by">Who, as the audit names them.</param>
    public async Task<RedrivePlan> RunAsync(SinkFilter filter, int? expected, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var plan = await store.WriteAsync(
            async (db, stop) =>
            {
                var plan = await PlanAsync(db, filter, stop);
                if (plan.Count == 0 || (expected is { } seen && seen != plan.Count))
                    return Written.Undo(plan);
                var done = await ReopenAsync(filter.Of(db.SinkItems), stop);
                if (done != plan.Count)
                    return Written.Undo(plan with { Count = done });
                AuditLog.Add(db, now, by, "sink.redriven", filter.Sink ?? "all", $"{done} {filter}");
                await db.SaveChangesAsync(stop);
                return Written.Keep(plan with { IsDone = true });
            },
            cancellationToken
        );
        if (plan.IsDone)
            queue.Ring();
        return plan;
    }

    /// <summary>Due at once, before everything of its priority; attempts count anew.</summary>
    internal static Task<int> ReopenAsync(IQueryable<SinkItem> dead, CancellationToken stop) =>
        dead.ExecuteUpdateAsync(
            set =>
                set.SetProperty(i => i.Status, SinkItemStatus.Open)
                    .SetProperty(i => i.DueAt, DateTimeOffset.UnixEpoch)
                    .SetProperty(i => i.DiedAt, (DateTimeOffset?)null)
                    .SetProperty(i => i.Attempts, 0)
                    .SetProperty(i => i.Lost, 0),
            stop
        );

    private static async Task<RedrivePlan> PlanAsync(ChannelsDb db, SinkFilter filter, CancellationToken stop)
    {
        var dead = filter.Of(db.SinkItems);
        var count = await dead.CountAsync(stop);
        var some = await dead.OrderBy(i => i.DiedAt)
            .Take(MostShown)
            .Select(i => new RedriveLine(i.Sink, i.Reference, i.Code, i.DiedAt, i.Answer))
            .ToListAsync(stop);
        return new RedrivePlan(count, some, IsDone: false);
    }
}

/// <summary>Dead letters of a filter.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Lines">The oldest of them, at most 100.</param>
/// <param name="IsDone">They are tried again; else nothing was changed.</param>
public sealed record RedrivePlan(int Count, IReadOnlyList<RedriveLine> Lines, bool IsDone);

/// <summary>A dead letter of a sink.</summary>
/// <param name="Answer">What the sink said last, what was sent to it masked; or null.</param>
public sealed record RedriveLine(string Sink, string Reference, string? Code, DateTimeOffset? DiedAt, string? Answer);

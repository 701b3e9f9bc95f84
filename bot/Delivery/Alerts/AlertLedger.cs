using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Queue;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Records what became of alerts. The desk's answers carry the lease token; a person's does not need one.</summary>
public sealed class AlertLedger(IStore store, TimeProvider clock)
{
    private static readonly Actor Desk = Actor.System("duty-desk");

    // An alert is never given up, so the waiting must not grow long.
    private static readonly RetryPlan Plan = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));

    /// <summary>The desk took it.</summary>
    /// <returns>False when the lease had gone to another sender, or a person was faster.</returns>
    public Task<bool> TakenAsync(Alert alert) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                var taken = await TakeAsync(
                    db,
                    db.Alerts.Where(a => a.Id == alert.Id && a.LeaseToken == alert.LeaseToken),
                    alert,
                    Desk,
                    stop
                );
                if (taken.Value)
                    await TakeToldAsync(db, alert, stop);
                return taken;
            },
            CancellationToken.None
        );

    /// <summary>The desk was told of further cases with it, by their numbers: it has them too.</summary>
    private async Task TakeToldAsync(ChannelsDb db, Alert alert, CancellationToken stop)
    {
        if (alert.Also is not { } also)
            return;
        List<string> references = [.. also.Split(' ')];
        var told = await db
            .Alerts.AsNoTracking()
            .Where(a =>
                a.Status == AlertStatus.Open
                && a.Origin == alert.Origin
                && a.Kind == alert.Kind
                && a.Reference != null
                && references.Contains(a.Reference)
            )
            .ToListAsync(stop);
        foreach (var one in told)
            await TakeAsync(db, db.Alerts.Where(a => a.Id == one.Id), one, Desk, stop);
    }

    /// <summary>The desk did not take it; it is told again later.</summary>
    /// <param name="after">Not before that, as the desk says.</param>
    public Task<bool> LaterAsync(Alert alert, string code, TimeSpan? after = null)
    {
        var wait = Plan.After(alert.Attempts, alert.Id);
        var asked = after < Plan.Longest ? after.Value : Plan.Longest;
        var due = clock.GetUtcNow() + (after is not null && asked > wait ? asked : wait);
        return store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .Alerts.Where(a => a.Id == alert.Id && a.LeaseToken == alert.LeaseToken && a.Status == AlertStatus.Open)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(a => a.DueAt, due)
                                    .SetProperty(a => a.Code, code)
                                    .SetProperty(a => a.LeaseToken, (Guid?)null)
                                    .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null),
                            stop
                        ) == 1
                ),
            CancellationToken.None
        );
    }

    /// <summary>A person took it: the desk is told no more.</summary>
    /// <param name="by">Who, as the audit names them.</param>
    /// <returns>The alert, and whether it was still open; null when there is none of that id.</returns>
    public Task<TakenAlert?> TakenByHandAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } alert)
                    return Written.Undo<TakenAlert?>(null);
                var taken = await TakeAsync(db, db.Alerts.Where(a => a.Id == id), alert, by, stop);
                if (taken.Value)
                    await TellOthersAsync(db, alert, stop);
                return new Written<TakenAlert?>(new TakenAlert(alert, taken.Value), taken.Keep);
            },
            cancellationToken
        );

    /// <summary>What the desk would have heard of with it is told by itself now: nobody has taken that.</summary>
    private async Task TellOthersAsync(ChannelsDb db, Alert alert, CancellationToken stop)
    {
        if (alert.Also is null)
            return;
        var now = clock.GetUtcNow();
        await db
            .Alerts.Where(a =>
                a.Status == AlertStatus.Open && a.Origin == alert.Origin && a.Kind == alert.Kind && a.LeaseToken == null && a.DueAt > now
            )
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.DueAt, now), stop);
    }

    private async Task<Written<bool>> TakeAsync(ChannelsDb db, IQueryable<Alert> rows, Alert alert, Actor by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (
            await rows.Where(a => a.Status == AlertStatus.Open)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(a => a.Status, AlertStatus.Taken)
                            .SetProperty(a => a.TakenAt, now)
                            .SetProperty(a => a.LeaseToken, (Guid?)null)
                            .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null),
                    stop
                ) != 1
        )
            return Written.Undo(false);
        AuditLog.Add(
            db,
            now,
            by,
            "alert.taken",
            alert.Id.ToString("N"),
            alert.Reference is null ? alert.Kind : $"{alert.Kind} {alert.Reference}"
        );
        await db.SaveChangesAsync(stop);
        return Written.Keep(true);
    }
}

/// <summary>An alert a person took, and whether it was open until then.</summary>
public sealed record TakenAlert(Alert Alert, bool WasOpen);

using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Claims items and records what became of them; every write carries the lease token, so a late worker's is refused.</summary>
public sealed class SinkLedger(IStore store, AlertIntake alerts, TimeProvider clock)
{
    /// <summary>Kind of the alert about what a sink did not take.</summary>
    public const string DeadKind = RaiseAlert.SinkDead;

    /// <summary>Due items of one sink under a new lease, the most urgent first and then the oldest; one a submission.</summary>
    public async Task<IReadOnlyList<SinkItem>> ClaimAsync(string sink, TimeSpan lease, int most, CancellationToken cancellationToken)
    {
        var token = Guid.CreateVersion7(clock.GetUtcNow());
        var rows = await store.WriteAsync(
            async (db, stop) => Written.Keep(await store.Dialect.ClaimItemsAsync(db, sink, token, lease, most, stop)),
            cancellationToken
        );
        return [.. rows.OrderBy(r => r.Priority).ThenBy(r => r.CreatedAt)];
    }

    /// <summary>What is over leaves the queue, in one statement.</summary>
    /// <returns>How many this token still held.</returns>
    public Task<int> FinishAsync(Guid token, IReadOnlyList<FinishedItem> finished) =>
        finished.Count == 0
            ? Task.FromResult(0)
            : store.WriteAsync(
                async (db, stop) => Written.Keep(await store.Dialect.FinishItemsAsync(db, token, finished, stop)),
                CancellationToken.None
            );

    /// <summary>Another attempt later.</summary>
    /// <param name="counts">Whether this one was an attempt at all.</param>
    /// <returns>False when the lease had gone to another worker.</returns>
    public Task<bool> LaterAsync(SinkItem item, TimeSpan wait, string code, string? answer, bool counts) =>
        store.WriteAsync(
            async (db, stop) => Written.Keep(await store.Dialect.PutItemOffAsync(db, item, wait, code, answer, counts ? 0 : 1, stop)),
            CancellationToken.None
        );

    /// <summary>A person decides; the duty desk hears of it, once a sink and hour.</summary>
    /// <returns>False when the lease had gone to another worker.</returns>
    public Task<bool> DeadAsync(SinkItem item, string code, string? answer)
    {
        var now = clock.GetUtcNow();
        var alert = EffectId.Of($"{DeadKind} {item.Sink}", Guid.Empty, now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)));

        // Two workers may be the first of an hour: the id decides, and the second finds the alert.
        return store.WriteOrFindAsync(
            async (db, stop) =>
            {
                var rows = await db
                    .SinkItems.Where(i => i.Id == item.Id && i.LeaseToken == item.LeaseToken && i.Status == SinkItemStatus.Open)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(i => i.Status, SinkItemStatus.Dead)
                                .SetProperty(i => i.DiedAt, now)
                                .SetProperty(i => i.Code, code)
                                .SetProperty(i => i.Answer, answer)
                                .SetProperty(i => i.LeaseToken, (Guid?)null),
                        stop
                    );
                if (rows != 1)
                    return Written.Undo(false);
                AuditLog.Add(db, now, Actor.Bot, "sink.dead", item.Reference, $"{item.Sink} {code}");
                if (!await db.Alerts.AnyAsync(a => a.Id == alert, stop))
                    alerts.Add(db, new RaiseAlert(DeadKind, item.Reference, null, item.Sink, code), conversationKey: null, id: alert);
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            CancellationToken.None
        );
    }

    /// <summary>Whoever works on longer than the lease says so in time.</summary>
    public Task<int> RenewAsync(Guid token, IReadOnlyList<Guid> ids, TimeSpan lease, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) => Written.Keep(await store.Dialect.RenewItemsAsync(db, token, ids, lease, stop)),
            cancellationToken
        );
}

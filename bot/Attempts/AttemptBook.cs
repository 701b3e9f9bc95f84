using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Attempts;

/// <summary>
/// Counts tries at what is secret, in the database, so that neither new conversations nor more nodes make guessing cheaper. A try is
/// counted before it is looked up: of many at once none is free. A right one takes its count back.
/// </summary>
public sealed class AttemptBook(IStore store, ColumnProtector protector, AlertIntake alerts, TimeProvider clock)
{
    /// <summary>Counts a try.</summary>
    /// <param name="what">What is tried, and from where.</param>
    /// <param name="reference">The case it is about; the duty desk is told of it when its tries begin to cost time. Or null.</param>
    /// <returns>False when it must not be looked up: nothing was counted.</returns>
    public Task<bool> MayTryAsync(IReadOnlyList<Guarded> what, string? reference, CancellationToken stop) =>
        store.WriteOrFindAsync(
            async (db, inner) => await CountAsync(db, what, reference, inner) ? Written.Keep(true) : Written.Undo(false),
            stop
        );

    /// <summary>The same within a transaction of the caller's; on false the caller undoes it or looks nothing up.</summary>
    public async Task<bool> CountAsync(ChannelsDb db, IReadOnlyList<Guarded> what, string? reference, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var one in what)
        {
            if (await CountAsync(db, one, now, stop) is not { } count)
                return false;
            if (one.Kind == Guarded.OfKeys && count >= one.Free)
                await TellOfKeysAsync(db, now, stop);
            else if (count == one.Free)
                await TellAsync(db, one, reference, stop);
        }

        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Something that may be used once, by whoever comes first at whichever node.</summary>
    /// <param name="kind">What it is, stable.</param>
    /// <param name="id">Which; good for less than <see cref="Guarded.Remembered"/>.</param>
    /// <returns>False when it was used before.</returns>
    public Task<bool> UseOnceAsync(string kind, string id, CancellationToken stop)
    {
        var (key, now) = (protector.Pseudonym("used", kind + "\n" + id), clock.GetUtcNow());
        return store.WriteOrFindAsync(
            async (db, inner) =>
            {
                if (await db.Set<Attempt>().AnyAsync(a => a.Key == key, inner))
                    return Written.Undo(false);
                db.Add(
                    new Attempt
                    {
                        Key = key,
                        Count = 1,
                        TriedAt = now,
                    }
                );
                await db.SaveChangesAsync(inner);
                return Written.Keep(true);
            },
            stop
        );
    }

    /// <summary>It was right: what it is about begins anew, and its place has one try less.</summary>
    public Task RightAsync(IReadOnlyList<Guarded> what, CancellationToken stop) =>
        store.WriteAsync(
            async (db, inner) =>
            {
                foreach (var one in what)
                {
                    var key = KeyOf(one);
                    if (one.Kind == "case")
                        await db.Set<Attempt>().Where(a => a.Key == key).ExecuteDeleteAsync(inner);
                    else
                        await db.Set<Attempt>()
                            .Where(a => a.Key == key && a.Count > 0)
                            .ExecuteUpdateAsync(
                                set =>
                                    set.SetProperty(a => a.Count, a => a.Count - 1).SetProperty(a => a.LockedUntil, (DateTimeOffset?)null),
                                inner
                            );
                }

                return Written.Keep(true);
            },
            stop
        );

    /// <returns>How many tries there are now; null when it is locked.</returns>
    private async Task<int?> CountAsync(ChannelsDb db, Guarded one, DateTimeOffset now, CancellationToken stop)
    {
        var (key, forgotten) = (KeyOf(one), now - one.Forgets);
        var rows = db.Set<Attempt>().Where(a => a.Key == key);

        // The row is this transaction's from here on: of tries that come at once each sees the ones before it.
        if (
            await rows.Where(a => a.LockedUntil == null || a.LockedUntil <= now)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.Count, a => a.TriedAt < forgotten ? 1 : a.Count + 1).SetProperty(a => a.TriedAt, now),
                    stop
                ) == 1
        )
        {
            var count = await rows.Select(a => a.Count).SingleAsync(stop);
            var until = one.WaitAfter(count) is { } wait ? now + wait : (DateTimeOffset?)null;
            await rows.ExecuteUpdateAsync(set => set.SetProperty(a => a.LockedUntil, until), stop);
            return count;
        }

        if (await rows.AnyAsync(stop))
            return null;
        db.Add(
            new Attempt
            {
                Key = key,
                Count = 1,
                TriedAt = now,
            }
        );
        return 1;
    }

    private async Task TellAsync(ChannelsDb db, Guarded one, string? reference, CancellationToken stop)
    {
        var about = one.Kind == "case" && reference is not null ? await KnownAsync(db, reference, stop) : null;
        if (one.Kind == "case" && about is null)
            return; // Nobody's case: the place it comes from is counted all the same.
        if (!await db.Alerts.AnyAsync(a => a.Status == AlertStatus.Open && a.Kind == RaiseAlert.Guessing && a.Reference == about, stop))
            alerts.Add(db, new RaiseAlert(RaiseAlert.Guessing, about, null, null), conversationKey: null);
    }

    /// <summary>Whoever tries keys goes on for hours: once an hour, whether the last alert was taken or not.</summary>
    private async Task TellOfKeysAsync(ChannelsDb db, DateTimeOffset now, CancellationToken stop)
    {
        var hour = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour));
        var id = EffectId.Of($"{RaiseAlert.Guessing} {Guarded.OfKeys}", Guid.Empty, hour);
        if (!await db.Alerts.AnyAsync(a => a.Id == id, stop))
            alerts.Add(db, new RaiseAlert(RaiseAlert.Guessing, null, null, null, "key"), conversationKey: null, id: id);
    }

    private static Task<string?> KnownAsync(ChannelsDb db, string reference, CancellationToken stop) =>
        db.Submissions.Where(s => s.Reference == reference).Select(s => (string?)s.Reference).SingleOrDefaultAsync(stop);

    private string KeyOf(Guarded one) => protector.Pseudonym("attempt", one.Kind + "\n" + one.Subject);
}

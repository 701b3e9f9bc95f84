using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Erasure.Keys;

/// <summary>Changes the key that seals, and destroys one that seals nothing any more.</summary>
public sealed class KeyKeeper(
    IStore store,
    IKeySource source,
    ColumnProtector protector,
    Installation installation,
    Resealing resealing,
    TimeProvider clock
)
{
    /// <summary>So long every node has had time to take the new key.</summary>
    public static readonly TimeSpan NodesKnow = TimeSpan.FromDays(1);

    /// <summary>A new key seals from now on. While earlier ones still seal something, that is finished first.</summary>
    public async Task<KeyChange> RotateAsync(Actor by, CancellationToken stop)
    {
        protector.Refresh();
        if (!await installation.HasSealAsync(stop))
            return new KeyChange.OfBefore();
        var counts = await resealing.CountAsync(stop);
        var left = counts.ByKey.Where(k => k.Key != protector.Ring.Current.Id).Sum(k => k.Value);
        if (left > 0)
            return new KeyChange.InUse(left);
        var now = clock.GetUtcNow();
        var id = source.Change(ring => ring.Rotated(now)).Current.Id;
        protector.Refresh();
        await WriteAsync(
            "keys.rotated",
            id,
            async (db, inner) =>
            {
                var facts = db.Set<InstallationFact>().Where(f => f.Name == InstallationFact.Seal);
                if (await facts.ExecuteUpdateAsync(set => set.SetProperty(f => f.Value, id), inner) == 0)
                    db.Add(new InstallationFact { Name = InstallationFact.Seal, Value = id });
            },
            by,
            stop
        );
        return new KeyChange.Done(id);
    }

    /// <summary>Takes a key away for good: what it sealed, in copies of this database of before, is gone with it.</summary>
    /// <param name="atOnce">Every node has been started again since the key was changed.</param>
    public Task<KeyChange> DestroyAsync(string id, bool atOnce, Actor by, CancellationToken stop) =>
        DestroyAsync(ring => ring.Keys.Where(k => k.Id == id), atOnce, by, stop);

    /// <summary>Takes all away but the one that seals: no copy of the database of before the last change can be read any more.</summary>
    /// <param name="atOnce">Every node has been started again since the key was changed.</param>
    public Task<KeyChange> DestroyEarlierAsync(bool atOnce, Actor by, CancellationToken stop) =>
        DestroyAsync(ring => ring.Keys.Skip(1), atOnce, by, stop);

    private async Task<KeyChange> DestroyAsync(Func<KeyRing, IEnumerable<RingKey>> which, bool atOnce, Actor by, CancellationToken stop)
    {
        protector.Refresh();
        if (!await installation.HasSealAsync(stop))
            return new KeyChange.OfBefore();
        var ring = protector.Ring;
        var ids = which(ring).Select(k => k.Id).ToList();
        if (ids.Count == 0)
            return new KeyChange.Unknown();
        if (ids.Contains(ring.Current.Id))
            return new KeyChange.Current();
        if (!atOnce && ring.Current.MadeAt + NodesKnow is { } known && known > clock.GetUtcNow())
            return new KeyChange.TooSoon(known);

        // All or none: a half of them gone would read like all of them.
        var counts = await resealing.CountAsync(stop);
        if (ids.Sum(id => counts.ByKey[id]) is > 0 and var left)
            return new KeyChange.InUse(left);
        foreach (var id in ids)
        {
            await WriteAsync("keys.destroyed", id, (_, _) => Task.CompletedTask, by, stop);
            source.Change(now => now.Without(id));
        }

        protector.Refresh();
        return new KeyChange.Done(string.Join(' ', ids));
    }

    private Task<bool> WriteAsync(
        string action,
        string id,
        Func<ChannelsDb, CancellationToken, Task> also,
        Actor by,
        CancellationToken stop
    ) =>
        store.WriteAsync(
            async (db, inner) =>
            {
                await also(db, inner);
                AuditLog.Add(db, clock.GetUtcNow(), by, action, id);
                await db.SaveChangesAsync(inner);
                return Written.Keep(true);
            },
            stop
        );
}

/// <summary>What became of a change of keys.</summary>
public abstract record KeyChange
{
    /// <param name="Id">The key it was about; of several, with a space between.</param>
    public sealed record Done(string Id) : KeyChange;

    /// <param name="Left">So many values are still sealed with an earlier key.</param>
    public sealed record InUse(int Left) : KeyChange;

    /// <summary>The keys here are not those of the database.</summary>
    public sealed record OfBefore : KeyChange;

    /// <summary>There is no such key.</summary>
    public sealed record Unknown : KeyChange;

    /// <summary>It is the one that seals.</summary>
    public sealed record Current : KeyChange;

    /// <summary>A node may still seal with it.</summary>
    public sealed record TooSoon(DateTimeOffset Until) : KeyChange;
}

using System.Collections.Concurrent;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Access;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Calls;

/// <summary>Remembers when each key of the API was last used, with at most one write a minute for a key and node.</summary>
public sealed class KeyUses(IStore store, TimeProvider clock) : IForget, IExpire
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);
    private readonly ConcurrentDictionary<(string Holder, string Key), DateTimeOffset> written = new();

    public IReadOnlyList<SealedColumn> Columns => [];

    /// <summary>It was used now.</summary>
    public async Task NoteAsync(string holder, string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (written.TryGetValue((holder, key), out var last) && now - last < Step)
            return;

        // Set first: of calls at the same moment one writes.
        written[(holder, key)] = now;
        await store.WriteOrFindAsync(
            async (db, stop) =>
            {
                var known = await db
                    .KeyUses.Where(u => u.Holder == holder && u.Key == key)
                    .Select(u => (DateTimeOffset?)u.LastUsedAt)
                    .SingleOrDefaultAsync(stop);
                if (known is null)
                    db.KeyUses.Add(
                        new KeyUse
                        {
                            Holder = holder,
                            Key = key,
                            LastUsedAt = now,
                        }
                    );
                else
                    await db
                        .KeyUses.Where(u => u.Holder == holder && u.Key == key && u.LastUsedAt < now)
                        .ExecuteUpdateAsync(set => set.SetProperty(u => u.LastUsedAt, now), stop);
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            cancellationToken
        );
    }

    /// <summary>When each was last used, at any node.</summary>
    public Task<Dictionary<(string Holder, string Key), DateTimeOffset>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync((db, stop) => db.KeyUses.ToDictionaryAsync(u => (u.Holder, u.Key), u => u.LastUsedAt, stop), cancellationToken);

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var before = now - Kept;
        yield return Expiries.Delete(db => db.KeyUses.Where(u => u.LastUsedAt < before).OrderBy(u => u.LastUsedAt));
    }
}

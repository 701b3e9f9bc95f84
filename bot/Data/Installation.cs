using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>What the database knows of this installation: which key seals it, and whether it can be written.</summary>
public sealed class Installation(IStore store, ColumnProtector protector, TimeProvider clock)
{
    /// <summary>
    /// Whether this node's key is the one the database was written with. The first node writes its own down; from then on a node with
    /// another key (its file was lost and made anew, or is of another installation) must not serve: it could read nothing, and what it
    /// wrote nobody else could.
    /// </summary>
    public Task<bool> IsMyKeyAsync(CancellationToken stop)
    {
        var mine = protector.Pseudonym("installation", "key");
        return store.WriteOrFindAsync(
            async (db, inner) =>
            {
                var known = await db.Set<InstallationFact>()
                    .Where(f => f.Name == InstallationFact.Key)
                    .Select(f => f.Value)
                    .SingleOrDefaultAsync(inner);
                if (known is not null)
                    return Written.Undo(known == mine);
                db.Add(new InstallationFact { Name = InstallationFact.Key, Value = mine });
                await db.SaveChangesAsync(inner);
                return Written.Keep(true);
            },
            stop
        );
    }

    /// <summary>
    /// Whether this node's keys are those of today: a key file of before the last change cannot open what was sealed since, and a copy of a
    /// database whose key was destroyed cannot be opened at all.
    /// </summary>
    public async Task<bool> HasSealAsync(CancellationToken stop)
    {
        var seal = await store.ReadAsync(
            (db, inner) =>
                db.Set<InstallationFact>().Where(f => f.Name == InstallationFact.Seal).Select(f => f.Value).SingleOrDefaultAsync(inner),
            stop
        );
        return seal is null || protector.Ring.Keys.Any(k => k.Id == seal);
    }

    /// <summary>Writes something, to see whether anything can be written.</summary>
    public Task ProbeAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return store.WriteOrFindAsync(
            async (db, inner) =>
            {
                var rows = await db.Set<InstallationFact>()
                    .Where(f => f.Name == InstallationFact.Probe)
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.Value, now), inner);
                if (rows == 0)
                    db.Add(new InstallationFact { Name = InstallationFact.Probe, Value = now });
                await db.SaveChangesAsync(inner);
                return Written.Keep(true);
            },
            stop
        );
    }
}

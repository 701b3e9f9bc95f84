using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Erasure.Keys;

/// <summary>Takes the keys as they are now, and seals anew what earlier ones sealed until nothing is left; of several nodes one.</summary>
internal sealed class KeySweep(IStore store, ColumnProtector protector, Resealing resealing, TimeProvider clock) : ISweep
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(40);

    // What a node that had not looked yet sealed meanwhile with the earlier key is found later.
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromHours(1);

    private (string Key, DateTimeOffset At) done = ("", default);

    public string Name => "keys";

    public string Cron => "50 * * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        protector.Refresh();
        var (ring, now) = (protector.Ring, clock.GetUtcNow());
        if (ring.Keys.Count == 1 || (done.Key == ring.Current.Id && now - done.At < LooksAgainAfter))
            return 0;
        if (!await TakeAsync(now, cancellationToken))
            return 0;
        var result = await resealing.RunAsync(Slice, null, cancellationToken);
        if (result.IsDone)
            done = (ring.Current.Id, now);
        return result.Sealed;
    }

    private Task<bool> TakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = (now + Lease).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return store.WriteOrFindAsync(
            async (db, stop) =>
            {
                var facts = db.Set<InstallationFact>().Where(f => f.Name == InstallationFact.Resealing);
                if (await facts.Select(f => f.Value).SingleOrDefaultAsync(stop) is { } held)
                    return
                        !(
                            DateTimeOffset.TryParse(held, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var ends)
                            && ends > now
                        )
                        && await facts.Where(f => f.Value == held).ExecuteUpdateAsync(set => set.SetProperty(f => f.Value, until), stop)
                            == 1
                        ? Written.Keep(true)
                        : Written.Undo(false);
                db.Add(new InstallationFact { Name = InstallationFact.Resealing, Value = until });
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            cancellationToken
        );
    }
}

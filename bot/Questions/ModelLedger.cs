using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>What all nodes together ask of a model on one day of the city: one row a day, taken from by one conditional
/// statement.</summary>
public sealed class ModelLedger(IStore store, TimeProvider clock)
{
    /// <summary>Takes one call out of today.</summary>
    /// <returns>False when that would be more than the day has; then nothing is taken.</returns>
    public async Task<bool> TryTakeAsync(int characters, int mostCalls, long mostCharacters, CancellationToken cancellationToken)
    {
        var day = JapanTime.DayOf(clock.GetUtcNow());
        return await store.WriteOrFindAsync(TakeAsync, cancellationToken);

        async Task<Written<bool>> TakeAsync(ChannelsDb db, CancellationToken stop)
        {
            if (
                await db
                    .ModelUse.Where(u => u.Day == day && u.Calls < mostCalls && u.Characters + characters <= mostCharacters)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(u => u.Calls, u => u.Calls + 1).SetProperty(u => u.Characters, u => u.Characters + characters),
                        stop
                    ) == 1
            )
                return Written.Keep(true);
            if (mostCalls < 1 || characters > mostCharacters || await db.ModelUse.AnyAsync(u => u.Day == day, stop))
                return Written.Undo(false);
            db.ModelUse.Add(
                new ModelUse
                {
                    Day = day,
                    Calls = 1,
                    Characters = characters,
                }
            );
            await db.SaveChangesAsync(stop);
            return Written.Keep(true);
        }
    }
}

using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>What all nodes together may ask of a sink in a day: one row a day, taken from by one conditional statement.</summary>
public sealed class SinkBudget(IStore store, TimeProvider clock)
{
    /// <summary>Takes one call out of the day; always true when there is no budget.</summary>
    public async Task<bool> TryTakeAsync(Destination destination, CancellationToken cancellationToken)
    {
        if (destination.Options.DailyBudget is not { } most)
            return true;
        var (sink, day) = (destination.Name, DayOf(destination));
        return await store.WriteOrFindAsync(TakeAsync, cancellationToken);

        async Task<Written<bool>> TakeAsync(ChannelsDb db, CancellationToken stop)
        {
            if (
                await db
                    .SinkDays.Where(d => d.Sink == sink && d.Day == day && d.Calls < most)
                    .ExecuteUpdateAsync(set => set.SetProperty(d => d.Calls, d => d.Calls + 1), stop) == 1
            )
                return Written.Keep(true);
            if (await db.SinkDays.AnyAsync(d => d.Sink == sink && d.Day == day, stop))
                return Written.Undo(false);
            db.SinkDays.Add(
                new SinkDay
                {
                    Sink = sink,
                    Day = day,
                    Calls = 1,
                }
            );
            await db.SaveChangesAsync(stop);
            return Written.Keep(true);
        }
    }

    /// <summary>What is left of today; null without a budget.</summary>
    public async Task<int?> LeftAsync(Destination destination, CancellationToken cancellationToken)
    {
        if (destination.Options.DailyBudget is not { } most)
            return null;
        var (sink, day) = (destination.Name, DayOf(destination));
        var used = await store.ReadAsync(
            (db, stop) => db.SinkDays.Where(d => d.Sink == sink && d.Day == day).Select(d => d.Calls).FirstOrDefaultAsync(stop),
            cancellationToken
        );
        return Math.Max(0, most - used);
    }

    /// <summary>When the next day of the budget begins.</summary>
    internal DateTimeOffset NextDay(Destination destination) =>
        JapanTime.StartOf(DayOf(destination).AddDays(1)) + destination.Options.DayStartsAt;

    private DateOnly DayOf(Destination destination) => JapanTime.DayOf(clock.GetUtcNow() - destination.Options.DayStartsAt);
}

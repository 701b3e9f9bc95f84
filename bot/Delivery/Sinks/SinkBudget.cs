using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>What all nodes together may ask of a sink in a day: one row a day, taken from by one conditional statement.</summary>
public sealed class SinkBudget(IStore store, TimeProvider clock)
{
    /// <summary>Takes one call out of the day; always true when there is no budget.</summary>
    public Task<bool> TryTakeAsync(Destination destination, CancellationToken cancellationToken) =>
        TryTakeAsync(destination.Name, destination.Options, cancellationToken);

    /// <summary>The same for a sink that needs more than one call for what it was given: it takes each further one itself.</summary>
    public async Task<bool> TryTakeAsync(string sink, SinkOptions options, CancellationToken cancellationToken)
    {
        if (options.DailyBudget is not { } most)
            return true;
        var day = DayOf(options);
        return await store.WriteOrFindAsync(TakeAsync, cancellationToken);

        async Task<Written<bool>> TakeAsync(ChannelsDb db, CancellationToken stop)
        {
            if (await CountAsync(db, stop))
                return Written.Keep(true);

            // Another hand may have begun the day since: that there is a row now does not say that it is full.
            if (await db.SinkDays.AnyAsync(d => d.Sink == sink && d.Day == day, stop))
                return await CountAsync(db, stop) ? Written.Keep(true) : Written.Undo(false);
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

        async Task<bool> CountAsync(ChannelsDb db, CancellationToken stop) =>
            await db
                .SinkDays.Where(d => d.Sink == sink && d.Day == day && d.Calls < most)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Calls, d => d.Calls + 1), stop) == 1;
    }

    /// <summary>What is left of today; null without a budget.</summary>
    public async Task<int?> LeftAsync(Destination destination, CancellationToken cancellationToken)
    {
        if (destination.Options.DailyBudget is not { } most)
            return null;
        var (sink, day) = (destination.Name, DayOf(destination.Options));
        var used = await store.ReadAsync(
            (db, stop) => db.SinkDays.Where(d => d.Sink == sink && d.Day == day).Select(d => d.Calls).FirstOrDefaultAsync(stop),
            cancellationToken
        );
        return Math.Max(0, most - used);
    }

    /// <summary>When the next day of the budget begins.</summary>
    public DateTimeOffset NextDay(SinkOptions options) => JapanTime.StartOf(DayOf(options).AddDays(1)) + options.DayStartsAt;

    private DateOnly DayOf(SinkOptions options) => JapanTime.DayOf(clock.GetUtcNow() - options.DayStartsAt);
}

using System.Globalization;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Turns;

/// <summary>Gives every conversation whose time has come its event; the step then says whether there is something to do.</summary>
public sealed class WakeSweep(IStore store, ColumnProtector protector, Sequence sequence, TurnBell bell, TimeProvider clock) : ISweep
{
    public string Name => "wake";

    public string Cron => "20 * * * * ?";

    private const int RowsPerWrite = 200;

    /// <returns>How many conversations were woken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        while (true)
        {
            var woken = await store.WriteAsync(WakeAsync, cancellationToken);
            total += woken;
            if (woken > 0)
                bell.Ring();
            if (woken < RowsPerWrite)
                return total;
        }
    }

    private async Task<Written<int>> WakeAsync(ChannelsDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .Conversations.AsNoTracking()
            .Where(c => c.WakeAt <= now)
            .OrderBy(c => c.WakeAt)
            .Take(RowsPerWrite)
            .ToListAsync(stop);
        if (due.Count == 0)
            return Written.Keep(0);
        var activity = new Activity { Type = ActivityTypes.Event, Name = DialogEvents.Wake };
        await store.Dialect.InsertEventsAsync(
            db,
            [
                .. due.Select(c =>
                    OwnEvent.For(
                        c,
                        string.Create(CultureInfo.InvariantCulture, $"wake/{c.Key}/{c.WakeAt?.ToUnixTimeMilliseconds()}"),
                        activity,
                        protector,
                        sequence,
                        now
                    )
                ),
            ],
            stop
        );
        foreach (var one in due)
            await db
                .Conversations.Where(c => c.Key == one.Key && c.WakeAt == one.WakeAt)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.WakeAt, (DateTimeOffset?)null), stop);
        return Written.Keep(due.Count);
    }
}

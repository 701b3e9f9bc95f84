using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Joints;
using Channels.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>
/// Counts what came in against what became of it, by day, procedure and sink. A submission without an item gets one, and the duty desk is
/// told, once a sink and hour: that it was missing is a fault, whatever made it.
/// </summary>
public sealed class SinkReconciler(
    IStore store,
    SinkBooks books,
    SinkIntake queue,
    AlertIntake alerts,
    TimeProvider clock,
    ILogger<SinkReconciler> logger
) : ISweep
{
    /// <summary>Kind of the alert.</summary>
    public const string Kind = "unbalanced";

    private const int IdsPerQuestion = 500;
    private const int DaysBack = 3;
    private const int DaysBackOnceADay = 35;

    private DateOnly lookedFar;

    public string Name => "sinks";

    public string Cron => "25 2/10 * * * ?";

    /// <returns>How many items were missing.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await books.OpenAsync(cancellationToken);
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var made = 0;

        // The last days every time; once a day also what is weeks old: restored, brought in late, or lost before anybody looked.
        var back = lookedFar < today ? DaysBackOnceADay : DaysBack;
        for (var day = today.AddDays(-back); day <= today; day = day.AddDays(1))
        {
            foreach (var balance in await books.ReadAsync(day, cancellationToken))
                made += await MendAsync(balance, cancellationToken);
        }

        lookedFar = today;
        if (made > 0)
            queue.Ring();
        return made;
    }

    private async Task<int> MendAsync(DayBalance balance, CancellationToken cancellationToken)
    {
        if (balance.Missing.Count == 0)
            return 0;

        // Another node may mend the same: the id decides, and then there is nothing left to do.
        var made = await store.WriteOrFindAsync((db, stop) => MakeAsync(db, balance, stop), cancellationToken);
        if (made > 0)
            SinkLog.Unbalanced(logger, balance.Sink, balance.Procedure, balance.Day, made);
        return made;
    }

    /// <summary>What a place lost goes again under its own id, as if it had never been said to be there.</summary>
    internal static async Task ForgetAsync(ChannelsDb db, IReadOnlyList<Guid> lost, CancellationToken stop)
    {
        foreach (var some in lost.Chunk(IdsPerQuestion))
            await db.SinkReceipts.Where(r => some.Contains(r.Id) && r.Outcome == SinkOutcomeKind.Delivered).ExecuteDeleteAsync(stop);
    }

    private async Task<Written<int>> MakeAsync(ChannelsDb db, DayBalance balance, CancellationToken stop)
    {
        var before = (await SinkBooks.MissingAsync(db, balance.Page!, stop)).Count;
        await ForgetAsync(db, balance.Lost, stop);
        var missing = await SinkBooks.MissingAsync(db, balance.Page!, stop);
        var now = clock.GetUtcNow();
        foreach (var one in missing)
        {
            db.SinkItems.Add(queue.Item(balance.Sink, one.Submission, one.Priority, one.Edition));
            AuditLog.Add(db, now, Actor.Bot, "sink.item-made", one.Submission.Reference, balance.Sink);
        }

        if (missing.Count > 0)
            await TellAsync(db, balance.Sink, new Missed(missing.Count - before, before), now, stop);
        await db.SaveChangesAsync(stop);
        return Written.Keep(missing.Count);
    }

    /// <summary>One alert a sink and hour, with how many it is about by now: a folder that went away is one thing, not one a row.</summary>
    private async Task TellAsync(ChannelsDb db, string sink, Missed missed, DateTimeOffset now, CancellationToken stop)
    {
        var id = EffectId.Of($"{Kind} {sink}", Guid.Empty, now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)));
        var told = await db.Alerts.Where(a => a.Id == id).Select(a => a.Alarm).ToListAsync(stop);
        if (told.Count == 0)
        {
            alerts.Add(db, new RaiseAlert(Kind, null, null, sink, missed.ToString()), conversationKey: null, id: id);
            return;
        }

        var sum = (Missed.Parse(told[0]) + missed).ToString();
        await db.Alerts.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Alarm, sum), stop);
    }
}

using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Submissions.Life;

/// <summary>
/// What was given back and did not come: its person is reminded twice, by day only; then the office has it back and the duty desk
/// hears of it. Several nodes may look at once: the row decides.
/// </summary>
internal sealed class CorrectionSweep(
    IStore store,
    LifeNews news,
    AlertIntake alerts,
    TurnBell bell,
    IOptions<LifeOptions> options,
    TimeProvider clock
) : ISweep
{
    /// <summary>Kind of the alert.</summary>
    public const string Late = "correction-late";

    private const int RowsPerWrite = 100;

    public string Name => "corrections";

    public string Cron => "15 */5 * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var total = await store.WriteInRoundsAsync(RowsPerWrite, WakeAsync, cancellationToken);
        if (total > 0)
            bell.Ring();
        return total;
    }

    private async Task<Written<(int Seen, int Done)>> WakeAsync(ChannelsDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .SubmissionReturns.AsNoTracking()
            .Where(r => r.WakeAt <= now)
            .OrderBy(r => r.WakeAt)
            .Take(RowsPerWrite)
            .ToListAsync(stop);
        var done = 0;
        foreach (var row in due)
        {
            // The clock may have stood still over a night: nobody is woken for it.
            var civil = ReturnPlan.Civil(now);
            var reminders = civil > now ? row.Reminders : row.Reminders + 1;
            var isOver = civil <= now && row.Reminders >= ReturnPlan.MostReminders;
            var next =
                civil > now ? civil
                : isOver ? (DateTimeOffset?)null
                : ReturnPlan.Next(options.Value, row.At, reminders);
            var wakeAt = row.WakeAt;
            if (
                await db
                    .SubmissionReturns.Where(r => r.Id == row.Id && r.WakeAt == wakeAt)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(r => r.WakeAt, next).SetProperty(r => r.Reminders, isOver ? row.Reminders : reminders),
                        stop
                    ) != 1
                || civil > now
            )
                continue;
            var about = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == row.SubmissionId, stop);
            if (isOver)
                await RecallAsync(db, about, now, stop);
            else
                await news.AddAsync(db, about, SubmissionNews.ReturnedStill, stop);
            done++;
        }

        await db.SaveChangesAsync(stop);
        return Written.Keep((due.Count, done));
    }

    private async Task RecallAsync(ChannelsDb db, Submission about, DateTimeOffset now, CancellationToken stop)
    {
        if (
            await SubmissionLife.MoveAsync(db, about, LifeMove.Recalled, LifeActor.Clock, Actor.Bot, now, "overdue", stop)
            is LifeStep.Refused
        )
            return;
        await ReturnRows.EndAsync(db, about.Id, now, stop);
        alerts.Add(db, new RaiseAlert(Late, about.Reference, about.Procedure, about.Route), about.ConversationKey);
        await news.AddAsync(db, about, SubmissionNews.Recalled, stop);
    }
}

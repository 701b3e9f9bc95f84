using System.Globalization;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Submissions.Life;

/// <summary>What no office says it has, and no system of an office either: the duty desk hears of it after 28, 35 and 45 days, once
/// for each, however many nodes look.</summary>
internal sealed class UnfetchedSweep(IStore store, AlertIntake alerts, IOptions<LifeOptions> options, TimeProvider clock) : ISweep
{
    /// <summary>Kind of the alert; its alarm says after how many days.</summary>
    public const string Late = "unfetched";

    private const int RowsPerWrite = 100;

    public string Name => "unfetched";

    public string Cron => "25 */10 * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        var ladder = options.Value.Ladder;

        // The longest wait first: what is new to a long wait is not told of the shorter ones as well.
        for (var step = ladder.Count; step >= 1; step--)
            total += await store.WriteInRoundsAsync(
                RowsPerWrite,
                (db, stop) => TellAsync(db, step, ladder[step - 1], stop),
                cancellationToken
            );
        return total;
    }

    private async Task<Written<(int Seen, int Done)>> TellAsync(ChannelsDb db, int step, int days, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var before = now.AddDays(-days);
        var late = await db
            .Submissions.AsNoTracking()
            .Where(s => s.NewSince != null && s.LateStep < step && s.NewSince <= before)
            .Where(s =>
                !db.SinkReceipts.Any(r => r.SubmissionId == s.Id && r.Outcome == SinkOutcomeKind.Delivered && r.Edition >= s.NewSince)
            )
            .OrderBy(s => s.NewSince)
            .Take(RowsPerWrite)
            .ToListAsync(stop);
        var told = 0;
        foreach (var one in late)
        {
            if (
                await db
                    .Submissions.Where(s => s.Id == one.Id && s.LateStep < step && s.NewSince != null)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.LateStep, step), stop) != 1
            )
                continue;
            told++;
            var text = days.ToString(CultureInfo.InvariantCulture);
            alerts.Add(db, new RaiseAlert(Late, one.Reference, one.Procedure, one.Route, text), one.ConversationKey);
            AuditLog.Add(db, now, Actor.Bot, "submission.unfetched", one.Reference, text);
        }

        await db.SaveChangesAsync(stop);
        return Written.Keep((late.Count, told));
    }
}

using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>
/// Somebody was promised contact by a certain time and nobody of the office noted any: the duty desk is told, once for each
/// work item, however many nodes look.
/// </summary>
public sealed class ContactSweep(IStore store, AlertIntake alerts, TimeProvider clock) : ISweep
{
    /// <summary>Kind of the alert.</summary>
    public const string Late = "contact-late";

    private const int RowsPerWrite = 200;

    public string Name => "contact";

    public string Cron => "40 * * * * ?";

    /// <returns>How many promises were found broken.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        store.WriteInRoundsAsync(RowsPerWrite, EscalateAsync, cancellationToken);

    private async Task<Written<(int Seen, int Done)>> EscalateAsync(ChannelsDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var late = await (
            from item in db.WorkItems
            where item.ContactBy < now && item.ContactedAt == null && item.EscalatedAt == null && item.Status != WorkStatus.Withdrawn
            join submission in db.Submissions on item.SubmissionId equals submission.Id
            where submission.State != SubmissionState.Erased
            orderby item.ContactBy, item.Id
            select new
            {
                item.Id,
                item.Reference,
                item.Route,
                submission.Procedure,
                submission.ConversationKey,
            }
        )
            .Take(RowsPerWrite)
            .ToListAsync(stop);
        var escalated = 0;
        foreach (var one in late)
        {
            // Another node, or somebody at the telephone, may have been faster since.
            if (
                await db
                    .WorkItems.Where(w => w.Id == one.Id && w.ContactedAt == null && w.EscalatedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(w => w.EscalatedAt, now), stop) != 1
            )
                continue;
            escalated++;
            alerts.Add(db, new RaiseAlert(Late, one.Reference, one.Procedure, one.Route), one.ConversationKey);
            AuditLog.Add(db, now, Actor.Bot, "contact.late", one.Reference, one.Route);
        }

        await db.SaveChangesAsync(stop);
        return Written.Keep((late.Count, escalated));
    }
}

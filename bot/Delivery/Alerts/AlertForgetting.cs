using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Nobody is called about what was erased: open alerts about it are closed with it. What was told together with others goes on
/// about the others, and what is about a sink stays.</summary>
internal sealed class AlertForgetting(TimeProvider clock) : IForget
{
    public IReadOnlyList<SealedColumn> Columns => [];

    public async Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop)
    {
        if (await db.Submissions.Where(s => s.Id == submission).Select(s => s.Reference).SingleOrDefaultAsync(stop) is not { } reference)
            return;
        var about = await db
            .Alerts.AsNoTracking()
            .Where(a => a.Status == AlertStatus.Open && a.Kind != RaiseAlert.SinkDead)
            .Where(a => a.Reference == reference || (a.Also != null && a.Also.Contains(reference)))
            .ToListAsync(stop);
        foreach (var one in about)
            await ForgetAsync(db, one, reference, stop);
    }

    private async Task ForgetAsync(ChannelsDb db, Alert alert, string reference, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var others = new[] { alert.Reference }
            .Concat((alert.Also ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .OfType<string>()
            .Where(r => r != reference)
            .ToList();

        // A case that joined it meanwhile is told: the alert then stays as it is.
        var row = db.Alerts.Where(a => a.Id == alert.Id && a.Status == AlertStatus.Open && a.Also == alert.Also);
        if (others.Count == 0)
        {
            var closed = await row.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.Status, AlertStatus.Taken)
                        .SetProperty(a => a.TakenAt, now)
                        .SetProperty(a => a.LeaseToken, (Guid?)null)
                        .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null),
                stop
            );
            if (closed == 1)
                AuditLog.Add(db, now, Actor.Bot, "alert.closed", alert.Id.ToString("N"), "erased");
            return;
        }

        var (first, rest) = (others[0], others.Count > 1 ? string.Join(' ', others.Skip(1)) : null);
        var key = first == alert.Reference ? alert.ConversationKey : null;
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Reference, first).SetProperty(a => a.Also, rest).SetProperty(a => a.ConversationKey, key),
            stop
        );
    }
}

using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Alerts whose reason is gone: the desk is told of them no more.</summary>
internal static class SettledAlerts
{
    /// <param name="db">The transaction in which it is gone.</param>
    /// <param name="kind">Which of them.</param>
    /// <param name="reference">Of which case.</param>
    /// <param name="why">A stable code, which stands in the alert and in the audit.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task CloseAsync(
        ChannelsDb db,
        string kind,
        string reference,
        string why,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var open = db.Alerts.Where(a => a.Status == AlertStatus.Open && a.Kind == kind && a.Reference == reference);
        foreach (var id in await open.Select(a => a.Id).ToListAsync(stop))
            AuditLog.Add(db, now, Actor.Bot, "alert.taken", id.ToString("N"), $"{kind} {reference} {why}");
        await open.ExecuteUpdateAsync(
            set =>
                set.SetProperty(a => a.Status, AlertStatus.Taken)
                    .SetProperty(a => a.TakenAt, now)
                    .SetProperty(a => a.Code, why)
                    .SetProperty(a => a.LeaseToken, (Guid?)null)
                    .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null),
            stop
        );
    }
}

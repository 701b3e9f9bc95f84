using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>An alert that was taken has had its time; one nobody took stays.</summary>
internal sealed class AlertExpiry : IExpire
{
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var raw = now - keep.Raw;
        yield return Expiries.Delete(db => db.Alerts.Where(a => a.Status == AlertStatus.Taken && a.TakenAt < raw).OrderBy(a => a.TakenAt));
    }
}

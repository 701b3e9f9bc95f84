using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>An alert that was taken has had its time; one nobody took stays far longer.</summary>
internal sealed class AlertExpiry : IExpire
{
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var raw = now - keep.Raw;
        yield return Expiries.Delete(db => db.Alerts.Where(a => a.Status == AlertStatus.Taken && a.TakenAt < raw).OrderBy(a => a.TakenAt));
        var open = now - keep.GivenUp;
        yield return Expiries.Delete(db =>
            db.Alerts.Where(a => a.Status == AlertStatus.Open && a.CreatedAt < open).OrderBy(a => a.CreatedAt)
        );
    }
}

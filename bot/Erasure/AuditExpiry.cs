using System.Globalization;
using Channels.Text;

namespace Channels.Bot.Erasure;

/// <summary>The audit outlives what it is about, and not for ever: whole days of its chain go, from the beginning.</summary>
internal sealed class AuditExpiry : IExpire
{
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var first = JapanTime.DayOf(now - keep.Audit).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        // Translated into SQL, where it compares as the database does: days of ten digits and hyphens are in order either way.
#pragma warning disable CA1309
        yield return Expiries.Delete(db =>
            db.Audit.Where(a => a.Place != null && string.Compare(a.Day, first) < 0).OrderBy(a => a.Day).ThenBy(a => a.Place)
        );
#pragma warning restore CA1309
    }
}

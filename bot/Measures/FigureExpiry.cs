using Channels.Bot.Erasure;
using Channels.Text;

namespace Channels.Bot.Measures;

/// <summary>Counts of forms, after years.</summary>
internal sealed class FigureExpiry : IExpire
{
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var before = FormCounts.DayOf(JapanTime.DayOf(now - keep.Figures));
        yield return Expiries.Delete(db => db.FormCounts.Where(c => c.Day < before).OrderBy(c => c.Day));
    }
}

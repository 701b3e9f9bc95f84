using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;

namespace Channels.Bot.Attempts;

/// <summary>Tries that are forgotten anyway.</summary>
internal sealed class AttemptExpiry : IExpire
{
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var forgotten = now - Guarded.Remembered;
        yield return Expiries.Delete(db => db.Set<Attempt>().Where(a => a.TriedAt < forgotten).OrderBy(a => a.TriedAt));
    }
}

using Channels.Bot.Data;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Erasure;

/// <summary>Says which rows of a room have had their time.</summary>
public interface IExpire
{
    /// <param name="now">The instant of the sweep, UTC.</param>
    /// <param name="keep">How long things stay.</param>
    IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep);
}

/// <summary>Takes out some of what has had its time, oldest first, within one transaction.</summary>
/// <param name="db">The context of the transaction.</param>
/// <param name="most">At most so many rows.</param>
/// <returns>How many.</returns>
public delegate Task<int> Expiry(ChannelsDb db, int most, CancellationToken stop);

/// <summary>The usual ways to expire.</summary>
public static class Expiries
{
    /// <summary>How long rows are looked for whose owner went before them: they were written while it went.</summary>
    public static readonly TimeSpan Orphaned = TimeSpan.FromDays(60);

    /// <summary>The rows go.</summary>
    public static Expiry Delete<T>(Func<ChannelsDb, IQueryable<T>> rows) =>
        (db, most, stop) => rows(db).Take(most).ExecuteDeleteAsync(stop);
}

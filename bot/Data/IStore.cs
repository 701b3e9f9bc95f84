using Channels.Bot.Data.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>The door to the database: reads see committed data; a write is one transaction, kept or undone as a whole.</summary>
public interface IStore
{
    Dialect Dialect { get; }

    /// <summary>Runs a query on a context of its own, without tracking.</summary>
    Task<T> ReadAsync<T>(Func<ChannelsDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and returns when it is durable. The work must do nothing but touch the
    /// context (it may share its transaction with others, and may be undone). It returns
    /// <see cref="Written.Undo{T}(T)"/> to leave no trace.
    /// <para>
    /// Whoever may stop waiting (a token that can be cancelled: a request, a look that is repeated) is told after
    /// <see cref="DatabaseOptions.WriteWithin"/> that the write cannot be had, and then it was not done. What must happen passes
    /// <see cref="CancellationToken.None"/> and waits.
    /// </para>
    /// </summary>
    /// <exception cref="StoreBusyException">It could not be had in time.</exception>
    Task<T> WriteAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken);
}

/// <summary>The result of a write, and whether it stays.</summary>
public readonly record struct Written<T>(T Value, bool Keep);

/// <summary>Ways to end a write.</summary>
public static class Written
{
    public static Written<T> Keep<T>(T value) => new(value, Keep: true);

    public static Written<T> Undo<T>(T value) => new(value, Keep: false);
}

/// <summary>Writes that two nodes may begin at once, and writes of many rows.</summary>
public static class StoreExtensions
{
    /// <summary>One short write after the other until one finds less than it may take: nobody waits long behind a sweep.</summary>
    /// <param name="rowsPerWrite">How many rows one write looks at.</param>
    /// <param name="work">Says how many rows it saw, and with how many it did something. It must not see the same rows again.</param>
    /// <returns>With how many something was done.</returns>
    public static async Task<int> WriteInRoundsAsync(
        this IStore store,
        int rowsPerWrite,
        Func<ChannelsDb, CancellationToken, Task<Written<(int Seen, int Done)>>> work,
        CancellationToken cancellationToken
    )
    {
        var total = 0;
        while (true)
        {
            var (seen, done) = await store.WriteAsync(work, cancellationToken);
            total += done;
            if (seen < rowsPerWrite)
                return total;
        }
    }

    /// <summary>
    /// Writes, and once more when another writer was faster: what it wrote is now there to be found. The unique index decides,
    /// not a lock.
    /// </summary>
    public static async Task<T> WriteOrFindAsync<T>(
        this IStore store,
        Func<ChannelsDb, CancellationToken, Task<Written<T>>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await store.WriteAsync(work, cancellationToken);
        }
        catch (DbUpdateException)
        {
            return await store.WriteAsync(work, cancellationToken);
        }
    }
}

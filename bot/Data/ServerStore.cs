using Channels.Bot.Data.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>SQL Server and PostgreSQL: every write is its own transaction on its own connection, in parallel.</summary>
internal sealed class ServerStore(Func<ChannelsDb> create, DatabaseOptions? options = null) : IStore
{
    private readonly TimeSpan writeWithin = (options ?? new DatabaseOptions()).WriteWithin;

    public Dialect Dialect { get; } = DialectOf(create);

    public async Task<T> ReadAsync<T>(Func<ChannelsDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var db = create();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(db, cancellationToken);
    }

    public async Task<T> WriteAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled)
            return await RunAsync(work, cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(writeWithin);
        try
        {
            return await RunAsync(work, patience.Token);
        }
        catch (Exception late) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreBusyException("The write could not be had in time; it was undone.", late);
        }
    }

    private async Task<T> RunAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken)
    {
        await using var db = create();
        var strategy = db.Database.CreateExecutionStrategy();
        return await strategy.ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var written = await work(db, token);

                // From here on nobody's patience counts: half a commit is nothing to give up.
                if (written.Keep)
                    await transaction.CommitAsync(CancellationToken.None);
                return written.Value;
            },
            cancellationToken
        );
    }

    private static Dialect DialectOf(Func<ChannelsDb> create)
    {
        using var db = create();
        return Dialect.For(db);
    }
}

using Channels.Bot.Data.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>SQL Server and PostgreSQL: every write is its own transaction on its own connection, in parallel.</summary>
internal sealed class ServerStore(Func<ChannelsDb> create) : IStore
{
    public Dialect Dialect { get; } = DialectOf(create);

    public async Task<T> ReadAsync<T>(Func<ChannelsDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var db = create();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(db, cancellationToken);
    }

    public async Task<T> WriteAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken)
    {
        await using var db = create();
        var strategy = db.Database.CreateExecutionStrategy();
        return await strategy.ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var written = await work(db, token);
                if (written.Keep)
                    await transaction.CommitAsync(token);
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

using Channels.Bot.Data.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Data;

/// <summary>Brings the database to this version, and tells whether it is there.</summary>
public sealed class DatabaseMigrator(IOptions<DatabaseOptions> options, IConfiguration configuration, Func<ChannelsDb> create)
{
    /// <summary>Whether <c>serve</c> migrates by itself.</summary>
    public bool RunsAtStart => options.Value.MigrateOnStart ?? options.Value.Provider == "sqlite";

    /// <summary>Applies what is missing; a new SQLite file is made readable by its owner only.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider == "sqlite")
            SqliteFile.Prepare(DataServices.SqliteConnectionString(options.Value, configuration.GetConnectionString("Channels")));
        await using var db = create();

        // Nearly every start: nothing is missing, and nobody waits for anybody.
        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return;

        // Of nodes that start at once one migrates and the others wait: the framework's own lock is on a table that the first of them has
        // yet to make.
        await using var turn = create();
        var dialect = Dialect.For(db);
        await dialect.AloneAsync(
            turn,
            async () =>
            {
                await dialect.UnlimitAsync(db, cancellationToken);
                await db.Database.MigrateAsync(cancellationToken);
            },
            cancellationToken
        );
    }

    /// <summary>Whether the database can be reached and is at this version.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await PendingAsync(cancellationToken)).Count == 0;
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var db = create();
        return [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
    }
}

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
        await db.Database.MigrateAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var db = create();
        return [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
    }
}

using System.Data.Common;
using Channels.Bot.Data.Rows;
using Microsoft.Data.Sqlite;

namespace Channels.Bot.Data;

/// <summary>Whether a database was written by an installation that had a key, asked before any key is read.</summary>
internal static class WrittenWith
{
    /// <param name="options">Which database.</param>
    /// <param name="connectionString">Its connection string, where one is set.</param>
    /// <param name="create">Opens it.</param>
    public static bool AnyKey(DatabaseOptions options, string? connectionString, Func<ChannelsDb> create)
    {
        // Opening would make the file.
        if (
            options.Provider == "sqlite"
            && !File.Exists(new SqliteConnectionStringBuilder(DataServices.SqliteConnectionString(options, connectionString)).DataSource)
        )
            return false;
        try
        {
            using var db = create();
            return db.Set<InstallationFact>().Any(f => f.Name == InstallationFact.Key);
        }
        catch (DbException)
        {
            return false; // no table yet, or no database: the first start of all
        }
    }
}

using Channels.Bot.Data;
using Microsoft.Data.Sqlite;

namespace Channels.Tests.Support.Stores;

/// <summary>Real files in a folder of their own.</summary>
public sealed class SqliteDatabase : StoreDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-sqlite-").FullName;
    private int made;

    internal override string Provider => "sqlite";

    /// <summary>Where the files are.</summary>
    internal string Folder => folder;

    internal override Task<string> NewAsync() =>
        Task.FromResult($"Data Source={Path.Combine(folder, $"channels-{Interlocked.Increment(ref made)}.db")}");

    internal override IStore OpenStore() => OpenSqliteStore();

    internal SqliteStore OpenSqliteStore() =>
        new(DataServices.SqliteConnectionString(new DatabaseOptions(), ConnectionString), () => (SqliteDb)Create());

    private protected override ValueTask CleanUpAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

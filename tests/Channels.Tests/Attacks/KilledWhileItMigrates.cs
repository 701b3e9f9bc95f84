using Channels.Tests.Api;
using Channels.Tests.Support.Doors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Attacks;

/// <summary>A host that is killed while it starts leaves the framework's lock behind: the next start does not wait for the dead.</summary>
public sealed class KilledWhileItMigrates : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-killed-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task On_a_database_that_is_complete_the_lock_is_not_even_asked_for()
    {
        var settings = new Dictionary<string, string> { ["Database:Folder"] = folder };
        await using (await HttpApi.StartAsync(settings)) { }
        Leave(isFirst: false);
        await using var again = await HttpApi.StartAsync(settings).WaitAsync(TimeSpan.FromMinutes(1), Stop);
        Assert.True(await again.Store.ReadAsync((db, stop) => db.Database.CanConnectAsync(stop), Stop));
    }

    [Fact]
    public async Task On_a_database_that_lacks_something_the_lock_of_the_dead_is_taken_over()
    {
        Leave(isFirst: true);
        await using var app = await HttpApi
            .StartAsync(new Dictionary<string, string> { ["Database:Folder"] = folder })
            .WaitAsync(TimeSpan.FromMinutes(1), Stop);
        Assert.Equal(0, await app.Store.ReadAsync((db, stop) => db.Submissions.CountAsync(stop), Stop));
    }

    private void Leave(bool isFirst)
    {
        var file = Path.Combine(folder, "channels.db");
        Assert.Equal(!isFirst, File.Exists(file));
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var leave = connection.CreateCommand();
        leave.CommandText = """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock"
                ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-30 03:01:24');
            """;
        leave.ExecuteNonQuery();
    }
}

using System.Net;
using Channels.Tests.Api;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Attacks;

/// <summary>Hosts that start at the same moment on a database in which nothing is yet: all come up, one of them made the tables.</summary>
public sealed class TwoFirstStarts(PostgresServer server) : IAsyncLifetime
{
    private const int Hosts = 3;

    private readonly PostgresDatabase database = new(server);
    private readonly string folder = Directory.CreateTempSubdirectory("channels-first-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task On_an_empty_PostgreSQL_one_migrates_and_all_come_up()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await StartTogetherAsync(
            new Dictionary<string, string>
            {
                ["Database:Provider"] = "postgres",
                ["Database:MigrateOnStart"] = "true",
                ["Database:KeyFile"] = Path.Combine(folder, "channels.key"),
                ["ConnectionStrings:Channels"] = await database.NewAsync(),
            }
        );
    }

    [Fact]
    public Task On_one_new_SQLite_file_one_migrates_and_all_come_up() =>
        StartTogetherAsync(new Dictionary<string, string> { ["Database:Folder"] = folder });

    private static async Task StartTogetherAsync(Dictionary<string, string> settings)
    {
        var apps = await Task.WhenAll(Enumerable.Range(0, Hosts).Select(_ => Task.Run(() => HttpApi.StartAsync(settings))));
        try
        {
            foreach (var app in apps)
                Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready", Stop)).StatusCode);
            var made = await apps[0].Store.ReadAsync((db, stop) => db.Database.GetAppliedMigrationsAsync(stop), Stop);
            var known = await apps[0].Store.ReadAsync((db, _) => Task.FromResult(db.Database.GetMigrations().ToList()), Stop);
            Assert.Equal(known, made);

            // They serve the same database: a form handed in with any of them is in it.
            foreach (var (app, number) in apps.Select((a, i) => (a, i + 1)))
            {
                var reference = $"FS-1111-111{number}";
                await app.Line.SayAsync(app.Line.Hanako, $"submit {reference}");
                await Line.Until.TrueAsync(() =>
                    apps[0].Store.ReadAsync((db, stop) => db.Submissions.AnyAsync(s => s.Reference == reference, stop), Stop)
                );
            }
        }
        finally
        {
            foreach (var app in apps)
                await app.DisposeAsync();
        }
    }
}

using System.Diagnostics;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks;

/// <summary>
/// The same places as in the store compliance, and a process of its own that is killed with SIGKILL at each of them: this program once
/// more, which takes the item of one case and ends itself where it is told to. Its receiver writes what it hears to a file.
/// </summary>
[Trait("Kind", "Crash")]
public sealed class KilledAtEveryWait(SqliteDatabase file, PostgresDatabase server, ITestOutputHelper output)
    : IClassFixture<SqliteDatabase>,
        IClassFixture<PostgresDatabase>
{
    private const string Place = "CHANNELS_KILL_AT";
    private const string Provider = "CHANNELS_KILL_PROVIDER";
    private const string Connection = "CHANNELS_KILL_CONNECTION";
    private const string Heard = "CHANNELS_KILL_HEARD";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)] // a process each: minutes
    public async Task On_SQLite() => await EverywhereAsync(file);

    [Fact(Explicit = true)] // a process each: minutes
    public async Task On_PostgreSQL()
    {
        Assert.SkipWhen(server.Unconfigured is not null, server.Unconfigured ?? "");
        await EverywhereAsync(server);
    }

    [Fact(Explicit = true)]
    public async Task The_process_that_is_killed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Place) is not null, "started by the tests beside it");
        var (provider, connection) = (Environment.GetEnvironmentVariable(Provider)!, Environment.GetEnvironmentVariable(Connection)!);
        var create = DataServices.Factory(new DatabaseOptions { Provider = provider }, connection);
        IStore real = provider is "sqlite"
            ? new SqliteStore(DataServices.SqliteConnectionString(new DatabaseOptions(), connection), () => (SqliteDb)create())
            : new ServerStore(create);
        var store = new KillingStore(real, () => Process.GetCurrentProcess().Kill());
        var sink = new FakeSink
        {
            Answer = async d =>
            {
                await File.AppendAllTextAsync(Environment.GetEnvironmentVariable(Heard)!, d.Id + "\n", Stop);
                store.Take();
                return new SinkOutcome.Delivered("r");
            },
        };
        await using var node = NewNode(store, sink);
        store.Arm(Environment.GetEnvironmentVariable(Place));
        await RunAsync(node);
        Assert.Fail("It is still alive.");
    }

    private async Task EverywhereAsync(StoreDatabase database)
    {
        var heard = Path.GetTempFileName();
        var sink = new FakeSink
        {
            Answer = async d =>
            {
                await File.AppendAllTextAsync(heard, d.Id + "\n", Stop);
                return new SinkOutcome.Delivered("r");
            },
        };
        await using var survivor = NewNode(database.OpenStore(), sink);
        var (places, twice) = (HandingWaits.Places(HandingWaits.Delivered).ToList(), 0);
        foreach (var place in places)
        {
            survivor.Clock.Advance(TimeSpan.FromSeconds(1));
            survivor.Step = (state, _, _) => new TurnResult(state, [], [Node.Form($"AR-1111-{places.IndexOf(place):0000}")]);
            await survivor.TurnAsync(new FakeEvent($"user-{place}", "text"));
            Assert.Equal((place, 137), (place, await KilledAsync(database, heard, place)));
            do await survivor.WriteAsync(db =>
                db.SinkItems.ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, default)))
            );
            while (await RunAsync(survivor) > 0);
            var ids = await File.ReadAllLinesAsync(heard, Stop);
            Assert.Equal((place, 1), (place, ids.Distinct().Count()));
            Assert.InRange(ids.Length, 1, 2);
            twice += ids.Length - 1;
            await File.WriteAllTextAsync(heard, "", Stop);
        }

        var receipts = await survivor.ReadAsync(db => db.SinkReceipts.ToListAsync());
        output.WriteLine($"{database.Provider}: {places.Count} kills, {receipts.Count} receipts, {twice} calls under an id that was known");
        Assert.Equal(places.Count, receipts.Select(r => r.Reference).Distinct().Count());
        Assert.Equal(places.Count, receipts.Count(r => r.Outcome == SinkOutcomeKind.Delivered));
        Assert.Equal(0, await survivor.ReadAsync(db => db.SinkItems.CountAsync()));
        File.Delete(heard);
    }

    private static async Task<int> KilledAsync(StoreDatabase database, string heard, string place)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            ArgumentList =
            {
                "-noColor",
                "-explicit",
                "only",
                "-method",
                $"{typeof(KilledAtEveryWait).FullName}.{nameof(The_process_that_is_killed)}",
            },
            RedirectStandardOutput = true,
        };
        (start.Environment[Place], start.Environment[Provider]) = (place, database.Provider);
        (start.Environment[Connection], start.Environment[Heard]) = (database.ConnectionString, heard);
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        TestContext.Current.TestOutputHelper?.WriteLine(process.ExitCode == 137 ? place : said);
        return process.ExitCode;
    }

    private static Node NewNode(IStore store, FakeSink sink) =>
        new(
            store,
            sink: sink,
            settings: new Dictionary<string, string?>(FakeSink.Settings("city")) { ["Sinks:city:DailyBudget"] = "1000" }
        );

    private static Task<int> RunAsync(Node node) => node.Get<SinkRunner>().RunDueAsync(node.Get<Destinations>().Find("city")!, Stop);
}

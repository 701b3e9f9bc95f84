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
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // How it ends for who is not killed; a lease that is renewed needs a clock of its own, and what was withdrawn is never sent.
    public static TheoryData<string> Endings => [HandingWaits.Delivered, HandingWaits.PutOff, HandingWaits.Refused];

    [Theory(Explicit = true)] // a process each: minutes
    [MemberData(nameof(Endings))]
    public async Task On_SQLite(string ending) => await EverywhereAsync(file, ending);

    [Theory(Explicit = true)] // a process each: minutes
    [MemberData(nameof(Endings))]
    public async Task On_PostgreSQL(string ending)
    {
        Assert.SkipWhen(server.Unconfigured is not null, server.Unconfigured ?? "");
        await EverywhereAsync(server, ending);
    }

    private async Task EverywhereAsync(StoreDatabase database, string ending)
    {
        await database.ClearAsync();
        var heard = Path.GetTempFileName();
        var sink = new FakeSink
        {
            Answer = async d =>
            {
                await File.AppendAllTextAsync(heard, d.Id + "\n", Stop);
                return ending is HandingWaits.Refused ? new SinkOutcome.Refused("fake.400") : new SinkOutcome.Delivered("r");
            },
        };
        await using var survivor = KilledProcess.NewNode(database.OpenStore(), sink);
        var (places, twice) = (HandingWaits.Places(ending).ToList(), 0);
        foreach (var place in places)
        {
            survivor.Clock.Advance(TimeSpan.FromSeconds(1));
            survivor.Step = (state, _, _) => new TurnResult(state, [], [Node.Form($"AR-1111-{places.IndexOf(place):0000}")]);
            await survivor.TurnAsync(new FakeEvent($"user-{place}", "text"));
            Assert.Equal((place, 137), (place, await KilledAsync(database, heard, place, ending)));
            do await survivor.WriteAsync(db =>
                db.SinkItems.ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, default)))
            );
            while (await KilledProcess.RunAsync(survivor) > 0);
            var ids = await File.ReadAllLinesAsync(heard, Stop);
            Assert.Equal((place, 1), (place, ids.Distinct().Count()));
            Assert.InRange(ids.Length, 1, 2);
            twice += ids.Length - 1;
            await File.WriteAllTextAsync(heard, "", Stop);
        }

        var receipts = await survivor.ReadAsync(db => db.SinkReceipts.ToListAsync());
        var dead = await survivor.ReadAsync(db => db.SinkItems.CountAsync(i => i.Status == SinkItemStatus.Dead));
        output.WriteLine(
            $"{database.Provider}, {ending}: {places.Count} kills, {receipts.Count} receipts, {dead} dead, "
                + $"{twice} calls under an id that was known"
        );
        var (delivered, givenUp) = ending is HandingWaits.Refused ? (0, places.Count) : (places.Count, 0);
        Assert.Equal(delivered, receipts.Select(r => r.Reference).Distinct().Count());
        Assert.Equal(delivered, receipts.Count(r => r.Outcome == SinkOutcomeKind.Delivered));
        Assert.Equal(givenUp, dead);
        Assert.Equal(givenUp, await survivor.ReadAsync(db => db.SinkItems.CountAsync()));
        File.Delete(heard);
    }

    private static async Task<int> KilledAsync(StoreDatabase database, string heard, string place, string ending)
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
                $"{typeof(KilledProcess).FullName}.{nameof(KilledProcess.Takes_the_item_of_one_case)}",
            },
            RedirectStandardOutput = true,
        };
        KilledProcess.Tell(start.Environment, place, database, heard, ending);
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        TestContext.Current.TestOutputHelper?.WriteLine(process.ExitCode == 137 ? place : said);
        return process.ExitCode;
    }
}

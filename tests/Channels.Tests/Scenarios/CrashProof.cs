using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Scenarios;

/// <summary>
/// The one rule, held against the real host: it is killed with SIGKILL again and again while members report activities, and
/// afterwards the database file and the platform's log are counted. Run it alone with <c>-trait Kind=Crash</c>; the settings
/// <c>CHANNELS_CRASH_SEED</c> and <c>CHANNELS_CRASH_KILLS</c> vary it.
/// </summary>
[Trait("Kind", "Crash")]
public sealed class CrashProof(ITestOutputHelper output)
{
    private const int Members = 16;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Turns:Lease"] = "00:00:02",
        ["Turns:Poll"] = "00:00:00.1",
        ["Delivery:Lease"] = "00:00:02",
        ["Delivery:Poll"] = "00:00:00.1",
    };

    [Fact]
    public async Task Killed_thirty_times_the_host_loses_nothing_it_acknowledged_and_does_nothing_twice()
    {
        var seed = Setting("CHANNELS_CRASH_SEED", 20261124);
        var kills = Setting("CHANNELS_CRASH_KILLS", 30);
        output.WriteLine($"seed {seed}, {kills} kills");
        var folder = Directory.CreateTempSubdirectory("channels-crash-").FullName;
        await using var line = await EmulatedLine.StartAsync();
        await using var host = new HostProcess(folder, line, Settings);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(8));
        var stop = patience.Token;

        await host.StartAsync();
        using var enough = new CancellationTokenSource();
        var members = Enumerable
            .Range(0, Members)
            .Select(i => new CrashProofMember(line, host, line.Platform.AddUser($"会員{i}"), new Random(seed + i + 1)))
            .ToArray();
        var reporting = members.Select(m => Task.Run(() => m.ReportUntilAsync(enough.Token, stop), stop)).ToArray();

        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            // A moment by what happens on the platform (something said, acknowledged, called), not by the clock.
            var moment = line.Platform.Changes.Version + random.Next(0, 150);
            await line.Platform.Changes.WaitAsync(() => line.Platform.Changes.Version >= moment ? line : null, stop);
            await host.KillAsync();
            await host.StartAsync();
        }

        await enough.CancelAsync();
        await Task.WhenAll(reporting);
        var file = DataServices.Factory(new DatabaseOptions { Folder = folder }, connectionString: null);
        await UntilIdleAsync(file, host, stop);
        await host.DisposeAsync();

        await using var db = file();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var ledger = await CrashProofLedger.ReadAsync(db, folder, line, members);
        output.WriteLine(ledger.Summary);
        Assert.True(host.Starts == kills + 1);
        Assert.All(members, m => Assert.True(m.Reports > 0, "A member never came to the end of a report: the proof is empty."));
        Assert.True(members.Sum(m => m.Retries) > 0, "No request was ever cut off: the kills came at the wrong moments.");
        Assert.Empty(ledger.Violations);
        Assert.DoesNotContain(
            host.Output,
            o => o.StartsWith("fail:", StringComparison.Ordinal) || o.StartsWith("crit:", StringComparison.Ordinal)
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Waits until nothing is open: no event, no message, no file.</summary>
    private static async Task UntilIdleAsync(Func<ChannelsDb> file, HostProcess host, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (true)
            {
                await using (var db = file())
                {
                    var open =
                        await db.Inbox.CountAsync(e => e.Status == InboxStatus.Open, stop)
                        + await db.Outgoing.CountAsync(m => m.Status == OutgoingStatus.Ready, stop)
                        + await db.Files.CountAsync(f => f.Status == FileStatus.Wanted, stop);
                    if (open == 0)
                        return;
                }

                await look.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("The host did not finish what was open. Its last words:\n" + host.Tail(), late);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

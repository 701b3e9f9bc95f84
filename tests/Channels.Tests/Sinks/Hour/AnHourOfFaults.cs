using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Tests.Sinks.Kintone;
using Channels.Tests.Support.Doors;
using Channels.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Sinks.Hour;

/// <summary>
/// A kintone, a site that pulls and a shared folder side by side while people write, everything stumbles and the host is killed;
/// then all is counted. <c>CHANNELS_HOUR_MINUTES</c> (60), <c>CHANNELS_HOUR_EVERY</c> (seconds between submissions, 2) and
/// <c>CHANNELS_CRASH_SEED</c> vary it.
/// </summary>
[Trait("Kind", "Crash")]
public sealed class AnHourOfFaults(ITestOutputHelper output)
{
    private const int Kills = 5;

    [Fact(Explicit = true)] // an hour of a machine of its own
    public async Task Nothing_is_lost_nothing_is_anywhere_twice_and_the_books_balance()
    {
        var (minutes, seed) = (Setting("CHANNELS_HOUR_MINUTES", 60), Setting("CHANNELS_CRASH_SEED", 20261201));
        var (length, every) = (TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(Setting("CHANNELS_HOUR_EVERY", 2)));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(length + TimeSpan.FromMinutes(20));
        var stop = patience.Token;
        var root = Directory.CreateTempSubdirectory("channels-hour-").FullName;
        var (data, shared) = (Path.Combine(root, "data"), SharedFolder.Prepared(Path.Combine(root, "shared")));
        using var kintone = new KintoneServer();
        await using var line = await EmulatedLine.StartAsync();
        var settings = HourSettings.Of(root, kintone, shared);
        await using var host = new HostProcess(data, line, settings) { EnvironmentName = "Development" };
        await host.StartAsync();

        var people = new HourPeople(line, host, seed, every);
        var faults = new HourFaults(host, kintone, shared, new Random(seed));
        var mirror = new HourMirror(root, host, new Random(seed + 1));
        using var over = new CancellationTokenSource(length);
        await Task.WhenAll(
            people.WriteAsync(over.Token, stop),
            faults.KintoneAsync(TimeSpan.FromSeconds(8), over.Token),
            faults.ShareAsync(length / 15, over.Token),
            faults.KillAsync(length / (Kills + 1), Kills, over.Token),
            mirror.PullAsync(TimeSpan.FromSeconds(15), over.Token)
        );

        kintone.Calm();
        var file = DataServices.Factory(new DatabaseOptions { Folder = data }, connectionString: null);
        await UntilQuietAsync(file, host, stop);
        for (var last = ""; !last.Contains("0 pulled, 0 confirmed", StringComparison.Ordinal); stop.ThrowIfCancellationRequested())
            last = (await mirror.RunAsync()).Said;
        var status = await host.OwnVerbAsync("status");
        var verified = await mirror.VerifyAsync();
        await host.DisposeAsync();
        var books = await NextMorningAsync(data, settings, stop);

        await using var db = file();
        var count = await HourCount.ReadAsync(db, stop);
        output.WriteLine(
            $"{minutes} minutes, seed {seed}: {people.Reports} reports, {people.SignUps} sign-ups, {people.Consultations} consultations"
        );
        foreach (var (name, times) in faults.Happened.OrderBy(f => f.Key, StringComparer.Ordinal))
            output.WriteLine($"  {times, 4} x {name}");
        output.WriteLine(count.Kintone(kintone));
        output.WriteLine(count.Shared(shared));
        output.WriteLine(count.Mirror(mirror));
        output.WriteLine($"status ends with {status.Code}: {status.Said}\nverify ends with {verified.Code}: {verified.Said}\n{books}");
        foreach (var wrong in count.Wrong)
            output.WriteLine("WRONG " + wrong);

        Assert.Equal(people.Reports, count.Of("activity-report"));
        Assert.Equal(people.SignUps, count.Of("event-signup"));
        Assert.Equal(people.Consultations, count.Of("consultation"));
        Assert.Empty(count.Wrong);
        Assert.Equal(0, verified.Code);
        Assert.Equal(Kills + 1, host.Starts);
        Directory.Delete(root, recursive: true);
    }

    /// <summary>The next morning: what waited is laid down by the shipped sweep, and the books are asked.</summary>
    private static async Task<string> NextMorningAsync(string data, Dictionary<string, string> settings, CancellationToken stop)
    {
        var today = JapanTime.DayOf(TimeProvider.System.GetUtcNow());
        var morning = new FakeTimeProvider(JapanTime.StartOf(today.AddDays(1)).AddHours(3));
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>(settings)
            {
                ["Database:Folder"] = data,
                ["Turns:Enabled"] = "false",
                ["Delivery:Enabled"] = "false",
            },
            morning,
            environment: "Development"
        );
        await app.Get<IEnumerable<ISweep>>().Single(s => s.Name == "drop").RunAsync(stop);
        return await app.Api.GetStringAsync($"/api/v1/sinks/books?day={today:yyyy-MM-dd}", stop);
    }

    private static async Task UntilQuietAsync(Func<ChannelsDb> file, HostProcess host, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await look.WaitForNextTickAsync(stop))
            {
                await using var db = file();
                if (!await db.Inbox.AnyAsync(e => e.Status == InboxStatus.Open, stop) && !await db.SinkItems.AnyAsync(stop))
                    return;
            }
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("What was open did not go. The host's last words:\n" + host.Tail(), late);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

using System.Diagnostics;
using System.Net;
using Channels.Simulator;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.Data.Sqlite;

namespace Channels.Tests.Attacks;

/// <summary>A neighbour that hangs, and a database that cannot be written.</summary>
public sealed class Outages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-outage-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task While_LINE_hangs_the_web_chat_answers_at_once()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Delivery:Parallel"] = "4", ["Line:CallTimeout"] = "00:00:08" },
            step: new Echo()
        );
        for (var i = 0; i < 40; i++)
            app.Line.Platform.Faults.Next(ApiKind.Reply, new Fault { Drop = true, Delay = TimeSpan.FromSeconds(30) });
        for (var i = 0; i < 12; i++)
            await app.Line.SayAsync(i % 2 == 0 ? app.Line.Hanako : app.Line.Taro, $"line {i}");
        using var door = await DirectLineDoor.OpenAsync(app);
        var started = Stopwatch.GetTimestamp();
        await door.AnswerToAsync("hello");
        var took = Stopwatch.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper?.WriteLine($"web chat answers after {took.TotalMilliseconds:0} ms while LINE hangs");
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task While_the_database_cannot_be_written_everybody_is_told_at_once_and_afterwards_all_goes_on()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Database:Folder"] = folder,
                ["Database:WriteWithin"] = "00:00:00.5",
                ["Turns:AcknowledgeWithin"] = "00:00:00.5",
            },
            step: new Echo()
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.AnswerToAsync("before");
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready", Stop)).StatusCode);

        await using (var other = new SqliteConnection($"Data Source={Path.Combine(folder, "channels.db")}"))
        {
            await other.OpenAsync(Stop);
            await using var held = other.BeginTransaction(deferred: false);
            var started = Stopwatch.GetTimestamp();
            using var posted = await door.PostAsync(DirectLineDoor.Message("during", "client-during"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, posted.StatusCode);
            Assert.Equal(
                HttpStatusCode.InternalServerError,
                (HttpStatusCode)(await app.Line.SayAsync(app.Line.Hanako, "during")).Delivery.First.Status
            );
            using var written = await app.Api.PostAsync("/api/v1/alerts/00000000-0000-7000-8000-000000000001/taken", null, Stop);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, written.StatusCode);
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));

            // The last probe is good for two seconds.
            HttpStatusCode ready;
            while ((ready = (await app.Http.GetAsync("/health/ready", Stop)).StatusCode) == HttpStatusCode.OK)
                Stop.ThrowIfCancellationRequested();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        }

        Assert.Contains("during", await door.AnswerToAsync("during"), StringComparison.Ordinal);
        while ((await app.Http.GetAsync("/health/ready", Stop)).StatusCode != HttpStatusCode.OK)
            Stop.ThrowIfCancellationRequested();
    }
}

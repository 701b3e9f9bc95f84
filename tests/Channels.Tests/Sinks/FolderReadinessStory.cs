using System.Text.Json;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Sinks;

/// <summary>Whoever looks at the readiness sees that a folder is away before the office misses its rows.</summary>
public sealed class FolderReadinessStory : IDisposable
{
    private const string Setting = "Sinks:shared:Folder";

    private readonly string home = Directory.CreateTempSubdirectory("channels-hanako-").FullName;
    private readonly FakeTimeProvider clock = Node.NewClock();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_share_goes_away_comes_back_and_cannot_be_written()
    {
        var (share, away) = (Path.Combine(home, "share"), Path.Combine(home, "away"));
        Directory.CreateDirectory(share);
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Sinks:shared:Kind"] = "drop",
                ["Sinks:shared:Folder"] = share,
                ["Sinks:shared:Procedures:0"] = "activity-report",
                ["Reports:Folder"] = Path.Combine(home, "reports"),
            },
            time: clock
        );
        Assert.Equal("not-prepared", await StateAsync(app, Setting));
        Assert.Equal("not-there", await StateAsync(app, "Reports:Folder"));

        SharedFolder.Prepared(share);
        Directory.CreateDirectory(Path.Combine(home, "reports"));
        Assert.Equal("ok", await StateAsync(app, Setting));
        Assert.Equal("ok", await StateAsync(app, "Reports:Folder"));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(home, "reports")));

        Directory.Move(share, away);
        Assert.Equal("away", await StateAsync(app, Setting));
        Directory.CreateDirectory(share); // the empty place a share is mounted on
        Assert.Equal("not-prepared", await StateAsync(app, Setting));
        Assert.Empty(Directory.GetFileSystemEntries(share));
        Directory.Delete(share);
        Directory.Move(away, share);
        Assert.Equal("ok", await StateAsync(app, Setting));

        // Whoever runs the tests may write everywhere; where a file stands in the way nobody may.
        Directory.Delete(Path.Combine(share, ".staging"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(share, ".staging"), "", Stop);
        Assert.Equal("not-writable", await StateAsync(app, Setting));
        File.Delete(Path.Combine(share, ".staging"));
        Assert.Equal("ok", await StateAsync(app, Setting));
    }

    [Fact]
    public async Task What_it_writes_to_know_is_neither_laid_down_nor_in_the_way()
    {
        using var desk = new DropDesk();
        Assert.Equal(Channels.Bot.Delivery.Sinks.PlaceState.Ready, ((DropSink)desk.Sink).Probe());
        await desk.NextMorningAsync();
        Assert.Empty(desk.Laid);
        Assert.Empty(((DropSink)desk.Sink).Held()!);
    }

    [Fact]
    public async Task A_share_that_does_not_answer_keeps_nobody_waiting_and_is_asked_once()
    {
        using var answers = new ManualResetEventSlim();
        var asked = 0;
        var places = new PlaceReadiness(
            [
                new Hanging(() =>
                {
                    Interlocked.Increment(ref asked);
                    answers.Wait(Stop);
                    return null;
                }),
            ],
            clock
        );
        for (var i = 0; i < 3; i++)
        {
            var looking = places.LookAsync(Stop);
            clock.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal("no-answer", (await looking)["Sinks:hanging:Folder"]);
        }

        answers.Set();
        string state;
        do
        {
            var looking = places.LookAsync(Stop);
            clock.Advance(TimeSpan.FromMilliseconds(999));
            state = (await looking)["Sinks:hanging:Folder"];
        } while (state is "no-answer");
        Assert.Equal("ok", state);
        Assert.InRange(asked, 1, 2);
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    private async Task<string?> StateAsync(ChannelsApp app, string setting)
    {
        clock.Advance(TimeSpan.FromSeconds(3));
        using var answer = await app.Http.GetAsync("/health/ready", Stop);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("hanako", text, StringComparison.Ordinal);
        return JsonDocument.Parse(text).RootElement.GetProperty("folders").GetProperty(setting).GetString();
    }

    private sealed class Hanging(Func<string?> look) : IPlaces
    {
        public IReadOnlyList<Place> All => [new Place("Sinks:hanging:Folder", look)];
    }
}

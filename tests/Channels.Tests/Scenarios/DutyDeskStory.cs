using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Submissions;
using Channels.Tests.Line;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;

namespace Channels.Tests.Scenarios;

/// <summary>Somebody cannot wait, and the desk that should hear of it has a bad hour.</summary>
public sealed class DutyDeskStory
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_is_down_then_takes_it_once_and_nobody_in_contact_within_the_time_is_told_as_well()
    {
        var clock = Node.NewClock();
        using var desk = new StubbedDesk(clock.GetUtcNow).Answering(500, 503, 302);
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Duty:Url"] = desk.Url,
                ["Duty:Secret"] = StubbedDesk.Secret,
                ["Duty:Inside"] = "true",
                ["Duty:Enabled"] = "false",
                ["Turns:Enabled"] = "false",
                ["Delivery:Enabled"] = "false",
            },
            clock,
            new Cry()
        );
        await app.Line.SayAsync(app.Line.Hanako, "食べるものがない");
        await app.RunUntilIdleAsync();
        var sender = app.Get<AlertSender>();

        // Down, down, moved: it stays open, and the list says why.
        foreach (var code in (string[])["duty.500", "duty.503", "duty.302"])
        {
            Assert.Equal(1, await sender.RunDueAsync(Stop));
            Assert.Equal(code, Assert.Single(await OpenAsync(app)).GetProperty("code").GetString());
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(1, await sender.RunDueAsync(Stop));
        Assert.Empty(await OpenAsync(app));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await sender.RunDueAsync(Stop));

        // Four requests about one alert, each signed at its own time, none with a word of what was said.
        Assert.Equal(4, desk.Requests.Count);
        Assert.Single(desk.Requests.Select(r => StubbedDesk.Header(r, "webhook-id")).Distinct());
        Assert.Equal(4, desk.Requests.Select(r => StubbedDesk.Header(r, "webhook-signature")).Distinct().Count());
        Assert.Equal(
            [0, 5, 10, 15],
            desk.Requests.Select(r => JsonDocument.Parse(r.Body!).RootElement.GetProperty("minutesAgo").GetInt32())
        );
        Assert.All(desk.Requests, r => Assert.DoesNotContain(app.Line.Hanako.UserId, r.Body, StringComparison.Ordinal));

        // Nobody called within half an hour. The host's own clock may have swept first; it is told once all the same.
        clock.Advance(TimeSpan.FromMinutes(10));
        await app.Get<ContactSweep>().RunAsync(Stop);
        Assert.Equal("contact-late", Assert.Single(await OpenAsync(app)).GetProperty("kind").GetString());
        Assert.Equal(1, await sender.RunDueAsync(Stop));
        var late = JsonDocument.Parse(desk.Requests[^1].Body!).RootElement;
        Assert.Equal(
            ("contact-late", "SH-1111-1111", "moji"),
            (late.GetProperty("kind").GetString(), late.GetProperty("reference").GetString(), late.GetProperty("route").GetString())
        );
        var detail = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/SH-1111-1111", Stop);
        Assert.Equal(clock.GetUtcNow(), detail.GetProperty("escalatedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_desk_hears_within_moments_from_a_running_host()
    {
        using var desk = new StubbedDesk(TimeProvider.System.GetUtcNow);
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Duty:Url"] = desk.Url,
                ["Duty:Secret"] = StubbedDesk.Secret,
                ["Duty:Inside"] = "true",
                ["Duty:Poll"] = "00:00:00.05",
            },
            step: new Cry()
        );
        await app.Line.SayAsync(app.Line.Hanako, "食べるものがない");
        await Until.TrueAsync(async () =>
            (await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/alerts?open=false", Stop)).GetArrayLength() == 1
        );
        Assert.Single(desk.Requests);
        Assert.DoesNotContain("nobody is told", app.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(StubbedDesk.Secret, app.Logs.Text, StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> OpenAsync(ChannelsApp app) =>
        [.. (await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/alerts?open=true", Stop)).EnumerateArray()];

    /// <summary>Whoever says anything is in need: the office has it at once, and the desk is to know.</summary>
    private sealed class Cry : ITurnStep
    {
        public TurnResult Step(ConversationState state, Activity input, TurnContext context) =>
            new(
                state,
                [Activity.Message("すぐに連絡します。")],
                [
                    Node.Form("SH-1111-1111", procedure: "activity-report") with
                    {
                        Route = "moji",
                        Priority = Priorities.Urgent,
                        IsInterim = true,
                        ContactWithin = TimeSpan.FromMinutes(30),
                    },
                    new RaiseAlert("urgent", "SH-1111-1111", "consultation", "moji"),
                ]
            );
    }
}

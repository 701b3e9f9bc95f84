using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Turns;
using Channels.Simulator;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Line;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Scenarios;

/// <summary>People talk to the bot in LINE: at once, quickly, twice, in the wrong order, in groups, and after they have left.</summary>
public sealed class LineConversations
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    private static readonly string[] Report =
    [
        "活動報告",
        "04821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろうさん",
        "いいえ",
        "いいえ",
        "420円",
        "写真はない",
        "はい",
    ];

    [Fact]
    public async Task In_standby_the_bot_listens_and_says_nothing()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        app.Line.Channel.Behaviour = new WebhookBehaviour { Standby = true };
        await app.Line.SayAsync(app.Line.Hanako, "職員と話しています");
        await app.SettleAsync();

        Assert.Equal("kept", Assert.Single(await app.EventsAsync()).Outcome);
        Assert.Empty(await app.MessagesAsync());

        // The floor is the bot's again.
        app.Line.Channel.Behaviour = WebhookBehaviour.Default;
        await app.Line.AnswerToAsync(app.Line.Hanako, "ただいま");
        Assert.Single(app.Line.Transcript(app.Line.Hanako), b => b.FromBot);
    }

    [Fact]
    public async Task In_a_group_the_bot_listens_and_says_nothing()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        var body = LineDoor.Body(
            """{"type":"message","webhookEventId":"g1","timestamp":1764000000000,"replyToken":"r","source":{"type":"group","gr"""
                + """oupId":"C1","userId":"U1"},"message":{"id":"1","type":"text","text":"みんなへ"}}""",
            """{"type":"join","webhookEventId":"g2","timestamp":1764000000000,"replyToken":"r","source":{"type":"room","roomId":"R1"}}"""
        );

        Assert.Equal(200, (await app.Line.Sender.SendRawAsync(app.Line.Channel, body)).Status);
        await app.SettleAsync();

        Assert.Equal(["kept", "kept"], (await app.EventsAsync()).Select(e => e.Outcome));
        Assert.DoesNotContain(app.Line.Calls, c => c.Kind is ApiKind.Reply or ApiKind.Push);
    }

    [Fact]
    public async Task Two_people_filling_in_the_same_form_at_once_stay_apart()
    {
        await using var app = await ChannelsApp.StartAsync();
        foreach (var line in Report)
        {
            await Task.WhenAll(
                app.Line.AnswerToAsync(
                    app.Line.Hanako,
                    line is "04821" ? "11111"
                        : line is "たろうさん" ? "はなちゃん"
                        : line
                ),
                app.Line.AnswerToAsync(app.Line.Taro, line is "04821" ? "22222" : line)
            );
        }

        await app.SettleAsync();
        var reports = await SubmissionsAsync(app);
        Assert.Equal(
            [("11111", "はなちゃん"), ("22222", "たろうさん")],
            reports
                .Select(r => (r.GetProperty("member-number").GetString(), r.GetProperty("children")[0].GetProperty("child").GetString()))
                .Order()
        );
    }

    [Fact]
    public async Task Thirty_quick_messages_of_one_person_are_answered_in_order()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        var said = Enumerable.Range(1, 30).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();

        foreach (var text in said)
            await app.Line.SayAsync(app.Line.Hanako, text);
        await app.Line.WaitForReplyAsync(app.Line.Hanako, "「30」");
        await app.SettleAsync();

        Assert.Equal(said.Select(s => $"「{s}」"), FromBot(app, app.Line.Hanako));
    }

    [Fact]
    public async Task Messages_that_arrive_in_the_wrong_order_are_heard_in_the_order_they_were_said()
    {
        var platformTime = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, step: new Echo(), line: await EmulatedLine.StartAsync(platformTime));
        app.Line.Channel.Behaviour = new WebhookBehaviour { Gathering = Gathering.Reversed };
        var first = app.Line.SayAsync(app.Line.Hanako, "先");
        platformTime.Advance(TimeSpan.FromMilliseconds(5));
        await app.Line.SayAsync(app.Line.Hanako, "後");
        await first;
        var arrived = await app.EventsAsync();
        Assert.True(arrived[0].OccurredAt > arrived[1].OccurredAt);

        await app.RunUntilIdleAsync();

        Assert.Equal(["「先」", "「後」"], FromBot(app, app.Line.Hanako));
    }

    [Fact]
    public async Task What_LINE_did_not_wait_for_is_heard_although_it_never_comes_again()
    {
        await using var app = await ChannelsApp.StartAsync();
        var (channel, events) = (app.Line.Channel, new LineEvents(app.Line.Platform, app.Line.Channel, app.Line.Hanako));
        var body = WebhookBody.Of(channel.BotUserId, [events.Message(events.TextMessage("活動報告"))], isRedelivery: false);
        var gone = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        gone.Request.Headers[WebhookSignature.Header] = WebhookSignature.Of(body, channel.Secret);
        gone.Request.Body = new MemoryStream(body);

        await app.Get<LineWebhookEndpoint>().HandleAsync(gone);

        Assert.Equal(200, gone.Response.StatusCode);
        await app.Line.WaitForReplyAsync(app.Line.Hanako, "会員番号");
    }

    [Fact]
    public async Task A_report_whose_every_event_comes_three_times_is_one_report()
    {
        await using var app = await ChannelsApp.StartAsync();
        app.Line.Channel.Behaviour = new WebhookBehaviour { Duplicates = 2 };
        foreach (var line in Report)
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        await app.SettleAsync();

        Assert.Single(await SubmissionsAsync(app));
        Assert.Equal(Report.Length, (await app.EventsAsync()).Count);
        Assert.Equal(Report.Length, app.Line.Calls.Count(c => c.Kind is ApiKind.Reply or ApiKind.Push));
    }

    [Fact]
    public async Task A_second_yes_and_a_redelivered_yes_make_no_second_report()
    {
        await using var app = await ChannelsApp.StartAsync();
        foreach (var line in Report)
            await app.Line.AnswerToAsync(app.Line.Hanako, line);

        await app.Line.AnswerToAsync(app.Line.Hanako, "はい");
        var last = app.Line.Platform.Attempts.ToList()[^2];
        var again = Encoding.UTF8.GetString(last.Body).Replace("\"isRedelivery\":false", "\"isRedelivery\":true", StringComparison.Ordinal);
        Assert.Equal(200, (await app.Line.Sender.SendRawAsync(app.Line.Channel, Encoding.UTF8.GetBytes(again))).Status);
        await app.SettleAsync();

        Assert.Single(await SubmissionsAsync(app));
        Assert.Equal(Report.Length + 1, (await app.EventsAsync()).Count);
    }

    [Fact]
    public async Task Whoever_has_left_is_pushed_nothing_until_they_come_back()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        var hanako = app.Line.Hanako;
        await app.Line.SayAsync(hanako, "いってきます");
        await app.Get<TurnProcessor>().RunDueAsync(default);
        time.Advance(TimeSpan.FromSeconds(55));
        await app.Line.BlockAsync(hanako);
        await app.Get<TurnProcessor>().RunDueAsync(default);

        await app.RunUntilIdleAsync();
        Assert.DoesNotContain(app.Line.Calls, c => c.Kind is ApiKind.Push or ApiKind.Reply);
        Assert.Equal(
            (OutgoingStatus.Refused, "conversation.blocked"),
            Assert.Single(await app.MessagesAsync()) is var row ? (row.Status, row.Code) : default
        );

        await app.Line.FollowAsync(hanako);
        await app.Line.SayAsync(hanako, "ただいま");
        await app.RunUntilIdleAsync();
        Assert.Equal(["「ただいま」"], FromBot(app, hanako));
    }

    [Fact]
    public async Task An_unfollow_that_arrives_after_the_follow_that_came_later_stops_nothing()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        var hanako = app.Line.Hanako;
        await app.Line.SayAsync(hanako, "こんにちは");
        await app.Get<TurnProcessor>().RunDueAsync(default);
        time.Advance(TimeSpan.FromSeconds(55));
        string Event(string type, int seconds) =>
            $$$"""
                {"type":"{{{type}}}","webhookEventId":"{{{type}}}","timestamp":{{{app.Line.Platform.Now.AddSeconds(
                    seconds
                ).ToUnixTimeMilliseconds()}}},
                "mode":"active","source":{"type":"user","userId":"{{{hanako.UserId}}}"} }
                """;
        foreach (var late in new[] { Event("follow", 2), Event("unfollow", 1) })
        {
            await app.Line.Sender.SendRawAsync(app.Line.Channel, LineDoor.Body(late));
            await app.Get<TurnProcessor>().RunDueAsync(default);
        }

        await app.RunUntilIdleAsync();

        Assert.Equal(["「こんにちは」"], FromBot(app, hanako));
    }

    private static async Task<List<JsonElement>> SubmissionsAsync(ChannelsApp app)
    {
        var list = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/new");
        var found = new List<JsonElement>();
        foreach (var one in list.EnumerateArray())
        {
            var whole = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{one.GetProperty("reference").GetString()}");
            found.Add(whole.GetProperty("answers"));
        }

        return found;
    }

    private static List<string> FromBot(ChannelsApp app, EmulatedUser user) =>
        [.. app.Line.Transcript(user).Where(b => b.FromBot).Select(b => b.Text)];
}

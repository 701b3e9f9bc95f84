using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Turns;
using Channels.Simulator;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Scenarios;

/// <summary>An answer goes by the free reply while that is certain to be right, by push when it is not, and never twice.</summary>
public sealed class LineReplyOrPush
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    [Fact]
    public async Task An_answer_in_time_is_a_reply_and_costs_nothing()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());

        await app.Line.AnswerToAsync(app.Line.Hanako, "こんにちは");
        await app.SettleAsync();

        var call = Assert.Single(Sends(app));
        Assert.Equal((ApiKind.Reply, 200, true), (call.Kind, call.Status, call.Accepted));
        Assert.Null(call.RetryKey);
        Assert.Equal(0, app.Line.Channel.Quota.Used(app.Line.Platform.Now));
        var row = Assert.Single(await app.MessagesAsync());
        Assert.Equal((OutgoingStatus.Sent, "replied", call.RequestId), (row.Status, row.Code, row.RequestId));
        Assert.Null(row.ReplyToken);
    }

    [Fact]
    public async Task When_the_platform_says_the_token_is_over_the_answer_is_pushed_with_its_retry_key()
    {
        var platformTime = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, step: new Echo(), line: await EmulatedLine.StartAsync(platformTime));
        await app.Line.SayAsync(app.Line.Hanako, "こんにちは");
        platformTime.Advance(TimeSpan.FromSeconds(61));

        await app.RunUntilIdleAsync();

        Assert.Equal([(ApiKind.Reply, 400), (ApiKind.Push, 200)], Sends(app).Select(c => (c.Kind, c.Status)));
        var row = Assert.Single(await app.MessagesAsync());
        Assert.Equal(row.RetryKey.ToString("D"), Sends(app)[1].RetryKey);
        Assert.Equal("「こんにちは」", Assert.Single(FromBot(app, app.Line.Hanako)));
    }

    [Fact]
    public async Task When_our_own_time_for_a_reply_is_over_it_is_not_even_tried()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        await app.Line.SayAsync(app.Line.Hanako, "こんにちは");
        await app.Get<TurnProcessor>().RunDueAsync(default);
        time.Advance(TimeSpan.FromSeconds(50));

        await app.RunUntilIdleAsync();

        var call = Assert.Single(Sends(app));
        Assert.Equal((ApiKind.Push, 200), (call.Kind, call.Status));
        Assert.True(Guid.TryParseExact(call.RetryKey, "D", out _));
    }

    public static TheoryData<string> AmbiguousEnds => ["taken, then cut", "not taken, then cut", "taken, then 500", "not taken, then 502"];

    [Theory]
    [MemberData(nameof(AmbiguousEnds))]
    public async Task A_reply_nobody_knows_the_fate_of_is_tried_again_with_its_token_and_seen_once(string end)
    {
        var fault = end switch
        {
            "taken, then cut" => Fault.AcceptThenDrop(),
            "not taken, then cut" => Fault.DropBefore(),
            "taken, then 500" => Fault.AcceptThenAnswer(500),
            _ => Fault.Answer(502, ""),
        };
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, fault);
        await app.Line.SayAsync(app.Line.Hanako, "一度だけ");

        await app.RunUntilIdleAsync();
        for (var step = 0; step < 30; step++)
        {
            time.Advance(step < 10 ? TimeSpan.FromSeconds(2) : TimeSpan.FromHours(1));
            await app.RunUntilIdleAsync();
        }

        // Tried once more with the same token, which LINE takes once: it arrives now, or it had arrived before.
        Assert.Equal([ApiKind.Reply, ApiKind.Reply], Sends(app).Select(c => c.Kind));
        Assert.Single(Sends(app).Select(c => c.ReplyTokenId).Distinct());
        Assert.Single(FromBot(app, app.Line.Hanako));
        var row = Assert.Single(await app.MessagesAsync());
        Assert.Equal((OutgoingStatus.Sent, fault.Accept ? "replied.before" : "replied"), (row.Status, row.Code));
        Assert.Equal(0, app.Line.Channel.Quota.Used(app.Line.Platform.Now));
    }

    [Fact]
    public async Task What_is_unknown_when_the_token_is_over_is_left_and_said_once_more_in_other_words()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(502, ""), calls: 100);
        await app.Line.SayAsync(app.Line.Hanako, "一度だけ");

        for (var second = 0; second < 120; second++)
        {
            await app.RunUntilIdleAsync();
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.All(Sends(app), c => Assert.Equal(ApiKind.Reply, c.Kind));
        Assert.InRange(Sends(app).Count, 3, 10);
        Assert.Equal(
            [(OutgoingStatus.Unknown, "line.502"), (OutgoingStatus.Ready, null)],
            (await app.MessagesAsync()).OrderBy(m => m.Sequence).Select(m => (m.Status, m.Code))
        );

        time.Advance(TimeSpan.FromMinutes(2));
        await app.RunUntilIdleAsync();
        Assert.Equal(["続きは、ここから：\n「一度だけ」"], FromBot(app, app.Line.Hanako));
        Assert.Contains(app.Logs.All, l => l.Level == LogLevel.Warning && l.Message.Contains("ambiguous", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_ambiguous_reply_the_conversation_goes_on()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.AcceptThenDrop());

        await app.Line.AnswerToAsync(app.Line.Hanako, "一");
        await app.Line.AnswerToAsync(app.Line.Hanako, "二");
        await app.SettleAsync();

        Assert.Equal(["「一」", "「二」"], FromBot(app, app.Line.Hanako));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task A_reply_that_is_definitely_refused_is_pushed(int status)
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(status));

        await app.Line.AnswerToAsync(app.Line.Hanako, "どうぞ");
        await app.SettleAsync();

        Assert.Equal([ApiKind.Reply, ApiKind.Push], Sends(app).Select(c => c.Kind));
        Assert.Single(FromBot(app, app.Line.Hanako));
        Assert.Equal("pushed", Assert.Single(await app.MessagesAsync()).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_push_is_repeated_with_the_same_key_and_body_and_seen_once(bool taken)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(400));
        app.Line.Platform.Faults.Next(ApiKind.Push, taken ? Fault.AcceptThenAnswer(500) : Fault.Answer(500));
        await app.Line.SayAsync(app.Line.Hanako, "一度だけ");
        await app.RunUntilIdleAsync();
        Assert.Equal(2, Sends(app).Count);

        time.Advance(TimeSpan.FromMinutes(1));
        await app.RunUntilIdleAsync();

        var pushes = Sends(app).Where(c => c.Kind == ApiKind.Push).ToList();
        Assert.Equal([500, taken ? 409 : 200], pushes.Select(p => p.Status));
        Assert.NotNull(pushes[0].RetryKey);
        Assert.Equal((pushes[0].RetryKey, pushes[0].Body), (pushes[1].RetryKey, pushes[1].Body));
        Assert.Single(FromBot(app, app.Line.Hanako));
        var row = Assert.Single(await app.MessagesAsync());
        Assert.Equal(OutgoingStatus.Sent, row.Status);
        Assert.Equal(taken ? pushes[0].RequestId : pushes[1].RequestId, row.RequestId);
    }

    [Fact]
    public async Task Pushing_ends_before_the_platform_forgets_the_key()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(400));
        app.Line.Platform.Faults.Next(ApiKind.Push, Fault.Answer(500), calls: 10_000);
        var start = time.GetUtcNow();
        await app.Line.SayAsync(app.Line.Hanako, "とどかない");

        for (var quarter = 0; quarter < 24 * 4 + 8; quarter++)
        {
            await app.RunUntilIdleAsync();
            time.Advance(TimeSpan.FromMinutes(15));
        }

        var row = Assert.Single(await app.MessagesAsync());
        Assert.Equal((OutgoingStatus.Refused, "line.500.expired"), (row.Status, row.Code));
        Assert.InRange(row.FinishedAt!.Value - start, TimeSpan.FromHours(22), TimeSpan.FromHours(24));
        Assert.Single(Sends(app).Where(c => c.Kind == ApiKind.Push).Select(c => c.RetryKey).Distinct());
        var letters = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/dead-letters");
        Assert.Equal("line.500.expired", Assert.Single(letters.EnumerateArray().ToList()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Seven_answers_are_a_reply_of_five_and_a_push_of_two_in_order()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        var lines = Enumerable.Range(1, 7).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();

        await app.Line.SayAsync(app.Line.Hanako, string.Join('\n', lines));
        await app.Line.WaitForReplyAsync(app.Line.Hanako, "「7」");
        await app.SettleAsync();

        Assert.Equal(lines.Select(l => $"「{l}」"), FromBot(app, app.Line.Hanako));
        Assert.Equal([(ApiKind.Reply, 5), (ApiKind.Push, 2)], Sends(app).Select(c => (c.Kind, c.Messages.Count)));
        Assert.Equal(1, app.Line.Channel.Quota.Used(app.Line.Platform.Now));
    }

    [Theory]
    [InlineData("channel-limit", "line.429.monthly")]
    [InlineData("channel-token", "line.401")]
    public async Task A_used_up_month_or_a_dead_token_is_an_alert_and_what_waits_arrives_once_it_is_mended(string kind, string code)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var settings = new Dictionary<string, string>(ByHand);
        if (kind == "channel-token")
            settings["Line:ChannelAccessToken"] = "dead";
        await using var app = await ChannelsApp.StartAsync(settings, time, new Echo());
        app.Line.Channel.Quota.Limit = kind == "channel-limit" ? 0 : null;
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(400), calls: 5);
        foreach (var word in new[] { "一", "二", "三" })
        {
            await app.Line.SayAsync(app.Line.Hanako, word);
            await app.RunUntilIdleAsync();
        }

        for (var minute = 0; minute < 60; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await app.RunUntilIdleAsync();
        }

        // Told once, seen by whoever looks, and LINE is not knocked at by each message.
        var alert = Assert.Single((await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/alerts")).EnumerateArray().ToList());
        Assert.Equal((kind, "line/default"), (alert.GetProperty("kind").GetString(), alert.GetProperty("route").GetString()));
        var ready = await app.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Contains($"line/default {kind}", ready, StringComparison.Ordinal);

        // Of answers that wait for one person the last counts: none is pushed late and out of order.
        var waiting = await app.MessagesAsync();
        Assert.Equal(
            [(OutgoingStatus.Superseded, "superseded"), (OutgoingStatus.Superseded, "superseded"), (OutgoingStatus.Ready, code)],
            waiting.OrderBy(m => m.Sequence).Select(m => (m.Status, m.Code!))
        );
        Assert.InRange(Sends(app).Count(c => c.Kind == ApiKind.Push), 1, kind == "channel-limit" ? 8 : 70);

        app.Line.Channel.Quota.Limit = null;
        app.Get<Microsoft.Extensions.Configuration.IConfiguration>()["Line:ChannelAccessToken"] = null;
        (app.Get<Microsoft.Extensions.Configuration.IConfiguration>() as Microsoft.Extensions.Configuration.IConfigurationRoot)?.Reload();
        time.Advance(TimeSpan.FromMinutes(16));
        await app.RunUntilIdleAsync();
        time.Advance(TimeSpan.FromMinutes(16));
        await app.RunUntilIdleAsync();

        Assert.Equal(["続きは、ここから：\n「三」"], FromBot(app, app.Line.Hanako));
        ready = await app.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.DoesNotContain(kind, ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowded_minute_is_waited_out()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(429));
        await app.Line.SayAsync(app.Line.Hanako, "混雑");
        await app.RunUntilIdleAsync();
        time.Advance(TimeSpan.FromSeconds(5));

        await app.RunUntilIdleAsync();

        // The token was not used up by the refusal: the second reply is free too.
        Assert.Equal([(ApiKind.Reply, 429), (ApiKind.Reply, 200)], Sends(app).Select(c => (c.Kind, c.Status)));
    }

    [Fact]
    public async Task When_no_token_is_to_be_had_nothing_is_called_ambiguous_and_the_answer_comes_later()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Token, Fault.DropBefore());
        app.Line.Platform.Faults.Next(ApiKind.Token, Fault.Answer(200, "<html>"));
        app.Line.Platform.Faults.Next(ApiKind.Token, Fault.Answer(503, ""));
        await app.Line.SayAsync(app.Line.Hanako, "待ちます");

        for (var i = 0; i < 12; i++)
        {
            await app.RunUntilIdleAsync();
            time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Single(FromBot(app, app.Line.Hanako));
        Assert.Equal(OutgoingStatus.Sent, Assert.Single(await app.MessagesAsync()).Status);
    }

    [Fact]
    public async Task Nothing_a_person_said_or_is_called_is_in_the_log()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.AcceptThenDrop());
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(400));
        app.Line.Platform.Faults.Next(ApiKind.Push, Fault.Answer(400));
        var sent = await app.Line.AnswerToAsync(app.Line.Hanako, "ひみつの一");
        var second = await app.Line.SayAsync(app.Line.Hanako, "ひみつの二");
        await app.SettleAsync();

        Assert.NotNull(sent);
        var log = app.Logs.Text;
        Assert.Contains("line.400", log, StringComparison.Ordinal);
        Assert.DoesNotContain("ひみつ", log, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Line.Hanako.UserId, log, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Event.ReplyToken!, log, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Line.ChannelSecret, log, StringComparison.Ordinal);
    }

    private static List<ApiCall> Sends(ChannelsApp app) => [.. app.Line.Calls.Where(c => c.Kind is ApiKind.Reply or ApiKind.Push)];

    private static List<string> FromBot(ChannelsApp app, EmulatedUser user) =>
        [.. app.Line.Transcript(user).Where(b => b.FromBot).Select(b => b.Text)];
}

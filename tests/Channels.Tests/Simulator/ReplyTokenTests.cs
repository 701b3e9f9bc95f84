using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Simulator;

/// <summary>Once, one minute, and never beyond twenty minutes after the event.</summary>
public sealed class ReplyTokenTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
    private EmulatedLine _line = null!;
    private LineApi _api = null!;
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _line = await EmulatedLine.StartAsync(_time);
        _bot = await TestBot.StartAsync();
        _line.DeliverTo(_bot.Webhook);
        _api = new LineApi(_line);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _line.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_is_shown_and_costs_no_quota()
    {
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        var reply = await _api.ReplyAsync(sent, LineApi.Text("はい"));

        Assert.Equal(200, reply.Status);
        Assert.Equal(["こんにちは", "はい"], _line.Transcript(_line.Hanako).Select(b => b.Text));
        Assert.Empty(_line.Transcript(_line.Taro));
        Assert.Equal(0, _line.Channel.Quota.Used(_time.GetUtcNow()));
        var shown = _line.Transcript(_line.Hanako)[1];
        Assert.Equal(shown.Id, reply.Json.GetProperty("sentMessages")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_second_use_is_refused()
    {
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");
        await _api.ReplyAsync(sent, LineApi.Text("1"));

        var second = await _api.ReplyAsync(sent, LineApi.Text("2"));

        Assert.Equal((400, "Invalid reply token"), (second.Status, second.Message));
        Assert.Contains("used before", _line.Calls[^1].Remark, StringComparison.Ordinal);
        Assert.Equal(sent.Event.Id, _line.Calls[^1].EventId);
    }

    [Theory]
    [InlineData(60, 200)]
    [InlineData(61, 400)]
    public async Task It_works_for_sixty_seconds(int seconds, int status)
    {
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, (await _api.ReplyAsync(sent, LineApi.Text("はい"))).Status);
    }

    [Fact]
    public async Task A_refused_message_does_not_use_it_up()
    {
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        Assert.Equal(400, (await _api.ReplyAsync(sent, LineApi.Text(""))).Status);
        Assert.Equal(200, (await _api.ReplyAsync(sent, LineApi.Text("はい"))).Status);
    }

    [Fact]
    public async Task A_redelivery_opens_another_minute()
    {
        _line.Channel.Behaviour = new WebhookBehaviour { Redelivery = [TimeSpan.FromMinutes(5)] };
        _bot.Answers = [500, 200];
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(400, (await _api.ReplyAsync(sent, LineApi.Text("早い"))).Status);
        _time.Advance(TimeSpan.FromMinutes(3));
        var attempts = await sent.Delivery.All;

        Assert.Equal([false, true], attempts.Select(a => a.IsRedelivery));
        Assert.Equal(200, (await _api.ReplyAsync(sent, LineApi.Text("はい"))).Status);
    }

    [Theory]
    [InlineData(30, 200)]
    [InlineData(31, 400)]
    public async Task A_redelivery_does_not_carry_it_beyond_twenty_minutes(int secondsAfterRedelivery, int status)
    {
        _line.Channel.Behaviour = new WebhookBehaviour { Redelivery = [TimeSpan.FromSeconds((19 * 60) + 30)] };
        _bot.Answers = [500, 200];
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");
        _time.Advance(TimeSpan.FromSeconds((19 * 60) + 30));
        await sent.Delivery.All;

        _time.Advance(TimeSpan.FromSeconds(secondsAfterRedelivery));

        Assert.Equal(status, (await _api.ReplyAsync(sent, LineApi.Text("はい"))).Status);
    }

    [Fact]
    public async Task Another_account_cannot_use_it()
    {
        var other = _line.AddAccount("other");
        using var stranger = new LineApi(_line, other);
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        Assert.Equal(400, (await stranger.ReplyAsync(sent, LineApi.Text("はい"))).Status);
        Assert.Equal(200, (await _api.ReplyAsync(sent, LineApi.Text("はい"))).Status);
    }

    [Fact]
    public async Task A_retry_key_on_a_reply_is_refused()
    {
        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        var reply = await _api.PostAsync(
            "/v2/bot/message/reply",
            new { replyToken = sent.Event.ReplyToken, messages = new[] { LineApi.Text("はい") } },
            "0192d3a0-0000-7000-8000-000000000001"
        );

        Assert.Equal(400, reply.Status);
    }

    [Fact]
    public async Task A_standby_event_brings_none()
    {
        _line.Channel.Behaviour = new WebhookBehaviour { Standby = true };

        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        Assert.Null(sent.Event.ReplyToken);
        var received = _bot.Events().Single();
        Assert.Equal("standby", received.GetProperty("mode").GetString());
        Assert.False(received.TryGetProperty("replyToken", out _));
    }
}

using System.Security.Cryptography;
using System.Text;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Simulator;

public sealed class WebhookSenderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
    private EmulatedLine _line = null!;
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _line = await EmulatedLine.StartAsync(_time);
        _bot = await TestBot.StartAsync();
        _line.DeliverTo(_bot.Webhook);
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public void Signature_of_the_documented_example_matches()
    {
        var body = """{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}"""u8;

        Assert.Equal("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=", WebhookSignature.Of(body, "8c570fa6dd201bb328f1c1eac23a96d8"));
    }

    [Fact]
    public async Task A_message_is_signed_over_its_raw_bytes_and_emoji_are_escaped()
    {
        await _line.SayAsync(_line.Hanako, "きのう🤨");

        var (body, signature, contentType) = _bot.Requests.Single();
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_line.ChannelSecret), body)), signature);
        Assert.Contains("""きのう\uD83E\uDD28""", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", contentType);
        var item = _bot.Events().Single();
        Assert.Equal("message", item.GetProperty("type").GetString());
        Assert.Equal(_line.Hanako.UserId, item.GetProperty("source").GetProperty("userId").GetString());
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds(), item.GetProperty("timestamp").GetInt64());
        Assert.Matches("^[0-7][0-9A-HJKMNP-TV-Z]{25}$", item.GetProperty("webhookEventId").GetString()!);
        Assert.Matches("^[0-9]{18}$", item.GetProperty("message").GetProperty("id").GetString()!);
    }

    [Fact]
    public void Ulids_begin_with_their_time_and_so_sort_by_it()
    {
        var early = LineIds.Ulid(DateTimeOffset.UnixEpoch);
        var late = LineIds.Ulid(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.StartsWith("0000000000", early, StringComparison.Ordinal);
        Assert.StartsWith("01KDVDNA00", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unanswered_webhook_times_out_after_two_seconds()
    {
        var hold = new TaskCompletionSource();
        _bot.Hold = hold.Task;
        _line.Channel.Behaviour = WebhookBehaviour.Default;

        var saying = _line.SayAsync(_line.Hanako, "こんにちは");
        await _bot.Reached.Task;
        _time.Advance(TimeSpan.FromMilliseconds(1_999));
        Assert.False(saying.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var sent = await saying;

        Assert.Equal(WebhookOutcome.RequestTimeout, sent.Delivery.First.Outcome);
        hold.SetResult();
    }

    [Fact]
    public async Task Without_redelivery_a_refused_event_is_lost()
    {
        _bot.Answers = [500];

        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        var attempt = Assert.Single(await sent.Delivery.All);
        Assert.Equal((WebhookOutcome.ErrorStatusCode, 500), (attempt.Outcome, attempt.Status));
    }

    [Fact]
    public async Task A_redelivery_differs_only_in_saying_so_and_ends_with_success()
    {
        _line.Channel.Behaviour = new WebhookBehaviour
        {
            Redelivery = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)],
        };
        _bot.Answers = [500, 401, 200];

        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");
        _time.Advance(TimeSpan.FromSeconds(10));
        await _line.Platform.Changes.WaitAsync(
            () => _line.Platform.Attempts.ToList().Count == 2 && _line.Sender.WaitingRedeliveries == 1 ? "planned" : null,
            TestContext.Current.CancellationToken
        );
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal([500, 401, 200], (await sent.Delivery.All).Select(a => a.Status));
        var bodies = _bot.Requests.Select(r => Encoding.UTF8.GetString(r.Body)).ToList();
        Assert.Contains("\"isRedelivery\":false", bodies[0], StringComparison.Ordinal);
        Assert.Equal(bodies[0].Replace("\"isRedelivery\":false", "\"isRedelivery\":true", StringComparison.Ordinal), bodies[1]);
        Assert.Equal(bodies[1], bodies[2]);
    }

    [Fact]
    public async Task A_duplicate_is_the_same_request_again()
    {
        _line.Channel.Behaviour = new WebhookBehaviour { Duplicates = 2 };

        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");
        await sent.Delivery.All;

        Assert.Equal(3, _bot.Requests.Count);
        Assert.Single(_bot.Requests.Select(r => r.Signature).Distinct());
    }

    [Fact]
    public async Task Events_of_different_people_can_share_a_request()
    {
        _line.Channel.Behaviour = new WebhookBehaviour { Gathering = Gathering.Together };

        await Task.WhenAll(_line.SayAsync(_line.Hanako, "1"), _line.SayAsync(_line.Taro, "2"));

        Assert.Single(_bot.Requests);
        Assert.Equal(
            [_line.Hanako.UserId, _line.Taro.UserId],
            _bot.Events().Select(e => e.GetProperty("source").GetProperty("userId").GetString())
        );
    }

    [Fact]
    public async Task Events_can_arrive_in_reverse_order()
    {
        _line.Channel.Behaviour = new WebhookBehaviour { Gathering = Gathering.Reversed };

        await Task.WhenAll(_line.SayAsync(_line.Hanako, "1"), _line.SayAsync(_line.Hanako, "2"));

        Assert.Equal(["2", "1"], _bot.Events().Select(e => e.GetProperty("message").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_gathered_event_goes_alone_when_nobody_else_comes()
    {
        _line.Channel.Behaviour = new WebhookBehaviour { Gathering = Gathering.Together };

        var saying = _line.SayAsync(_line.Hanako, "1");
        _time.Advance(TimeSpan.FromSeconds(4));
        await saying;

        Assert.Single(_bot.Events());
    }

    [Fact]
    public async Task A_wrong_signature_is_sent_on_demand()
    {
        _line.Channel.Behaviour = new WebhookBehaviour { WrongSignature = true };

        await _line.SayAsync(_line.Hanako, "こんにちは");

        var (body, signature, _) = _bot.Requests.Single();
        Assert.NotEqual(WebhookSignature.Of(body, _line.ChannelSecret), signature);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_reported_and_throws_nothing()
    {
        await _bot.DisposeAsync();

        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        Assert.Equal(WebhookOutcome.CouldNotConnect, sent.Delivery.First.Outcome);
    }

    [Fact]
    public async Task The_sender_can_hang_up_after_the_last_byte()
    {
        var hold = new TaskCompletionSource();
        _bot.Hold = hold.Task;
        _line.Channel.Behaviour = new WebhookBehaviour { HangUp = true };

        var sent = await _line.SayAsync(_line.Hanako, "こんにちは");

        Assert.Equal(WebhookOutcome.HungUp, sent.Delivery.First.Outcome);
        hold.SetResult();
    }

    [Fact]
    public async Task Odd_events_go_out_as_they_are_built()
    {
        var events = new LineEvents(_line.Platform, _line.Channel, _line.Hanako);
        var bare = events.Message(events.TextMessage("こんにちは"));
        bare.Json.Remove("source");
        bare.Json.Remove("webhookEventId");

        await _line.Sender.SendTogetherAsync(_line.Channel, [events.OfUnknownType(), bare, events.Follow(isUnblocked: true)]);

        var received = _bot.Events();
        Assert.Equal(["somethingNew", "message", "follow"], received.Select(e => e.GetProperty("type").GetString()));
        Assert.False(received[1].TryGetProperty("source", out _));
        Assert.False(received[1].TryGetProperty("webhookEventId", out _));
    }

    [Fact]
    public async Task Pictures_chosen_together_carry_their_set_whatever_the_order()
    {
        await _line.PhotoSetAsync(_line.Hanako, 2, 3, 1);

        var sets = _bot.Events().Select(e => e.GetProperty("message").GetProperty("imageSet")).ToList();
        Assert.Equal([2, 3, 1], sets.Select(s => s.GetProperty("index").GetInt32()));
        Assert.All(sets, s => Assert.Equal(3, s.GetProperty("total").GetInt32()));
        Assert.Single(sets.Select(s => s.GetProperty("id").GetString()).Distinct());
    }

    [Fact]
    public async Task Every_way_to_act_causes_its_event()
    {
        await _line.StickerAsync(_line.Hanako);
        await _line.LocationAsync(_line.Hanako);
        await _line.PickDateAsync(_line.Hanako, "date", new DateOnly(2026, 11, 19));
        await _line.PhoneOf(_line.Hanako).AudioAsync([1, 2, 3], TimeSpan.FromSeconds(2));
        await _line.PhoneOf(_line.Hanako).FileAsync("report.pdf", [1, 2, 3]);
        await _line.BlockAsync(_line.Hanako);
        await _line.FollowAsync(_line.Hanako);

        var received = _bot.Events();
        Assert.Equal(
            ["message/sticker", "message/location", "postback/", "message/audio", "message/file", "unfollow/", "follow/"],
            received.Select(e =>
                e.GetProperty("type").GetString() + "/" + (e.TryGetProperty("message", out var m) ? m.GetProperty("type").GetString() : "")
            )
        );
        Assert.Equal("2026-11-19", received[2].GetProperty("postback").GetProperty("params").GetProperty("date").GetString());
        Assert.False(received[5].TryGetProperty("replyToken", out _));
        Assert.True(received[6].GetProperty("follow").GetProperty("isUnblocked").GetBoolean());
    }
}

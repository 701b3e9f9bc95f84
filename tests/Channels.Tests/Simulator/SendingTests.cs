using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Simulator;

/// <summary>Push, multicast, retry keys, quota, rates and planned misfortune.</summary>
public sealed class SendingTests : IAsyncLifetime
{
    private const string Key = "0192d3a0-0000-7000-8000-00000000000a";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
    private EmulatedLine _line = null!;
    private LineApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        _line = await EmulatedLine.StartAsync(_time);
        _api = new LineApi(_line);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _line.DisposeAsync();
    }

    [Fact]
    public async Task A_push_is_shown_and_counted()
    {
        var pushed = await _api.PushAsync(_line.Hanako, "お知らせ");

        Assert.Equal(200, pushed.Status);
        Assert.NotNull(pushed.RequestId);
        Assert.Equal("お知らせ", _line.Transcript(_line.Hanako).Single().Text);
        Assert.Equal(1, (await _api.GetAsync("/v2/bot/message/quota/consumption")).Json.GetProperty("totalUsage").GetInt32());
    }

    [Fact]
    public async Task The_same_retry_key_is_accepted_once_and_answered_with_the_original()
    {
        var first = await _api.PushAsync(_line.Hanako, "お知らせ", Key);
        var second = await _api.PushAsync(_line.Hanako, "お知らせ", Key);

        Assert.Equal((200, 409), (first.Status, second.Status));
        Assert.Equal(first.RequestId, second.AcceptedRequestId);
        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.Equal(first.Json.GetProperty("sentMessages").GetRawText(), second.Json.GetProperty("sentMessages").GetRawText());
        Assert.Single(_line.Transcript(_line.Hanako));
        Assert.Equal(1, _line.Channel.Quota.Used(_time.GetUtcNow()));
    }

    [Theory]
    [InlineData(-1, 409, 1)]
    [InlineData(0, 200, 2)]
    public async Task A_retry_key_is_remembered_for_a_day(int secondsBeyond, int status, int shown)
    {
        await _api.PushAsync(_line.Hanako, "お知らせ", Key);
        _time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(secondsBeyond));

        Assert.Equal(status, (await _api.PushAsync(_line.Hanako, "お知らせ", Key)).Status);
        Assert.Equal(shown, _line.Transcript(_line.Hanako).Count);
    }

    [Fact]
    public async Task A_retry_key_used_for_something_else_is_remarked_upon()
    {
        await _api.PushAsync(_line.Hanako, "お知らせ", Key);

        Assert.Equal(409, (await _api.PushAsync(_line.Hanako, "別のお知らせ", Key)).Status);
        Assert.Contains("ANOTHER BODY", _line.Calls[^1].Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_push_leaves_its_retry_key_free()
    {
        Assert.Equal(400, (await _api.PushAsync(_line.Hanako, "", Key)).Status);
        Assert.Equal(200, (await _api.PushAsync(_line.Hanako, "お知らせ", Key)).Status);
    }

    [Theory]
    [InlineData("not-a-uuid")]
    [InlineData("0192d3a00000700080000000000000aa")]
    [InlineData("")]
    public async Task A_retry_key_that_is_no_uuid_is_refused(string key) =>
        Assert.Equal(400, (await _api.PushAsync(_line.Hanako, "お知らせ", key)).Status);

    [Fact]
    public async Task Concurrent_pushes_with_one_retry_key_are_shown_once()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _api.PushAsync(_line.Hanako, "お知らせ", Key)));

        Assert.Single(replies, r => r.Status == 200);
        Assert.Equal(15, replies.Count(r => r.Status == 409));
        Assert.Single(_line.Transcript(_line.Hanako));
    }

    [Fact]
    public async Task A_push_to_nobody_fails_and_one_to_somebody_who_blocked_seems_to_work()
    {
        var nobody = await _api.PushAsync(new EmulatedUser(LineIds.User(), "だれか"), "お知らせ");
        await _line.BlockAsync(_line.Hanako);
        var blocked = await _api.PushAsync(_line.Hanako, "お知らせ");
        await _line.FollowAsync(_line.Hanako);

        Assert.Equal((400, "Failed to send messages"), (nobody.Status, nobody.Message));
        Assert.Equal(200, blocked.Status);
        Assert.Empty(_line.Transcript(_line.Hanako));
        Assert.Equal(0, _line.Channel.Quota.Used(_time.GetUtcNow()));
    }

    [Fact]
    public async Task The_monthly_limit_stops_pushes_until_the_month_ends_in_Japan()
    {
        _line.Channel.Quota.Limit = 1;
        Assert.Equal(1, (await _api.GetAsync("/v2/bot/message/quota")).Json.GetProperty("value").GetInt32());

        Assert.Equal(200, (await _api.PushAsync(_line.Hanako, "1")).Status);
        var beyond = await _api.PushAsync(_line.Hanako, "2");
        _time.SetUtcNow(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));
        var nextMonth = await _api.PushAsync(_line.Hanako, "3");

        Assert.Equal((429, "You have reached your monthly limit."), (beyond.Status, beyond.Message));
        Assert.Equal(200, nextMonth.Status);
        Assert.Equal(["1", "3"], _line.Transcript(_line.Hanako).Select(b => b.Text));
    }

    [Fact]
    public async Task An_account_without_limit_says_so() =>
        Assert.Equal("none", (await _api.GetAsync("/v2/bot/message/quota")).Json.GetProperty("type").GetString());

    [Fact]
    public async Task A_multicast_reaches_each_friend_once_and_counts_them()
    {
        await _line.BlockAsync(_line.Taro);
        var to = new[] { _line.Hanako.UserId, _line.Hanako.UserId, _line.Taro.UserId, LineIds.User() };
        var body = new { to, messages = new[] { LineApi.Text("お知らせ") } };

        var first = await _api.PostAsync("/v2/bot/message/multicast", body, Key);
        var second = await _api.PostAsync("/v2/bot/message/multicast", body, Key);

        Assert.Equal((200, "{}"), (first.Status, first.Json.GetRawText()));
        Assert.Equal(409, second.Status);
        Assert.Single(_line.Transcript(_line.Hanako));
        Assert.Equal(1, _line.Channel.Quota.Used(_time.GetUtcNow()));
    }

    [Fact]
    public async Task Too_many_requests_a_second_are_refused_and_the_bucket_fills_again()
    {
        _line.Platform.RateLimits.Set(ApiKind.Push, 2);
        Assert.Equal(200, (await _api.PushAsync(_line.Hanako, "1")).Status);
        Assert.Equal(200, (await _api.PushAsync(_line.Hanako, "2")).Status);

        var third = await _api.PushAsync(_line.Hanako, "3");
        _time.Advance(TimeSpan.FromMilliseconds(500));
        var fourth = await _api.PushAsync(_line.Hanako, "4");

        Assert.Equal(429, third.Status);
        Assert.Equal(200, fourth.Status);
    }

    [Fact]
    public async Task An_ambiguous_push_took_effect_and_its_retry_says_so()
    {
        _line.Platform.Faults.Next(ApiKind.Push, Fault.AcceptThenDrop());

        await Assert.ThrowsAsync<HttpRequestException>(() => _api.PushAsync(_line.Hanako, "お知らせ", Key));
        var again = await _api.PushAsync(_line.Hanako, "お知らせ", Key);

        Assert.Equal(409, again.Status);
        Assert.Single(_line.Transcript(_line.Hanako));
        Assert.Equal([(200, true, true), (409, false, false)], _line.Calls.Select(c => (c.Status, c.Dropped, c.Accepted)));
    }

    [Fact]
    public async Task Planned_statuses_come_in_order_have_no_effect_and_then_end()
    {
        _line.Platform.Faults.Next(ApiKind.Push, Fault.Answer(500, body: ""), calls: 2);
        _line.Platform.Faults.Next(ApiKind.Push, Fault.Answer(502, "<html>"));
        _line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(429));

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
            statuses.Add((await _api.PushAsync(_line.Hanako, "お知らせ", Key)).Status);

        Assert.Equal([500, 500, 502, 200], statuses);
        Assert.Single(_line.Transcript(_line.Hanako));
        Assert.Equal(1, _line.Platform.Faults.Pending(ApiKind.Reply));
    }

    [Fact]
    public async Task A_dropped_call_without_effect_leaves_no_trace_on_the_phone()
    {
        _line.Platform.Faults.Next(ApiKind.Push, Fault.DropBefore());

        await Assert.ThrowsAsync<HttpRequestException>(() => _api.PushAsync(_line.Hanako, "お知らせ", Key));

        Assert.Empty(_line.Transcript(_line.Hanako));
        Assert.Equal(200, (await _api.PushAsync(_line.Hanako, "お知らせ", Key)).Status);
    }

    [Fact]
    public async Task The_log_tells_what_was_asked()
    {
        await _api.PushAsync(_line.Hanako, "お知らせ", Key);

        var call = await _line.WaitForCallAsync(c => c.Kind == ApiKind.Push);
        Assert.Equal((Key, 200), (call.RetryKey, call.Status));
        Assert.Equal([_line.Hanako.UserId], call.Recipients);
        Assert.Equal("お知らせ", call.Messages.Single().GetProperty("text").GetString());
        Assert.Equal(_time.GetUtcNow(), call.At);
    }
}

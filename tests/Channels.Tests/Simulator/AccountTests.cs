using System.Text;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Simulator;

/// <summary>Tokens, profile, loading indicator, content, and the two hosts.</summary>
public sealed class AccountTests : IAsyncLifetime
{
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
    public async Task A_stateless_token_lasts_fifteen_minutes()
    {
        var bought = await _api.BuyTokenAsync(_line.ChannelId, _line.ChannelSecret);
        Assert.Equal(900, bought.Json.GetProperty("expires_in").GetInt32());
        _api.Token = bought.Json.GetProperty("access_token").GetString()!;

        _time.Advance(TimeSpan.FromSeconds(899));
        Assert.Equal(200, (await _api.GetAsync("/v2/bot/info")).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, (await _api.GetAsync("/v2/bot/info")).Status);
    }

    [Fact]
    public async Task Revoked_missing_and_invented_tokens_are_refused_on_both_hosts()
    {
        _api.Token = (await _api.BuyTokenAsync(_line.ChannelId, _line.ChannelSecret)).Json.GetProperty("access_token").GetString()!;
        _line.Platform.AccessTokens.RevokeAll();
        Assert.Equal(401, (await _api.PushAsync(_line.Hanako, "1")).Status);
        _api.Token = "";
        Assert.Equal(401, (await _api.GetDataAsync("/v2/bot/message/1/content")).Status);
        _api.Token = "invented";
        Assert.Equal(401, (await _api.GetAsync("/v2/bot/message/quota")).Status);
    }

    [Fact]
    public async Task A_wrong_secret_buys_nothing_and_no_secret_is_logged()
    {
        Assert.Equal(400, (await _api.BuyTokenAsync(_line.ChannelId, "wrong")).Status);
        Assert.Equal(400, (await _api.BuyTokenAsync("1", _line.ChannelSecret)).Status);
        Assert.All(_line.Calls, c => Assert.Empty(c.Body));
    }

    [Fact]
    public async Task A_profile_is_shown_unless_the_person_blocked_or_is_unknown()
    {
        var path = "/v2/bot/profile/" + _line.Hanako.UserId;
        Assert.Equal("はなこ", (await _api.GetAsync(path)).Json.GetProperty("displayName").GetString());

        await _line.BlockAsync(_line.Hanako);

        Assert.Equal(404, (await _api.GetAsync(path)).Status);
        Assert.Equal(404, (await _api.GetAsync("/v2/bot/profile/" + LineIds.User())).Status);
    }

    [Fact]
    public async Task The_loading_indicator_ends_with_a_message_or_with_its_time()
    {
        var chat = _line.PhoneOf(_line.Hanako).Chat;
        var path = "/v2/bot/chat/loading/start";
        Assert.Equal(202, (await _api.PostAsync(path, new { chatId = _line.Hanako.UserId, loadingSeconds = 10 })).Status);
        Assert.True(chat.IsLoading(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(chat.IsLoading(_time.GetUtcNow()));

        await _api.PostAsync(path, new { chatId = _line.Hanako.UserId });
        await _api.PushAsync(_line.Hanako, "お待たせしました");
        Assert.False(chat.IsLoading(_time.GetUtcNow()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(61)]
    [InlineData(65)]
    public async Task Loading_seconds_are_multiples_of_five_from_five_to_sixty(int seconds) =>
        Assert.Equal(
            400,
            (await _api.PostAsync("/v2/bot/chat/loading/start", new { chatId = _line.Hanako.UserId, loadingSeconds = seconds })).Status
        );

    [Fact]
    public async Task A_photo_is_prepared_then_served_then_gone_after_unsend()
    {
        var sent = await _line.PhotoAsync(_line.Hanako, preparingAnswers: 2);
        var path = $"/v2/bot/message/{sent.MessageId}/content";

        Assert.Equal("processing", (await _api.GetDataAsync(path + "/transcoding")).Json.GetProperty("status").GetString());
        var preparing = await _api.GetDataAsync(path);
        Assert.Equal((202, 0), (preparing.Status, preparing.Body.Length));
        Assert.Equal(202, (await _api.GetDataAsync(path)).Status);
        var ready = await _api.GetDataAsync(path);
        Assert.Equal((200, "image/png"), (ready.Status, ready.ContentType));
        Assert.Equal(EmulatedLine.OnePixel(), ready.Body);
        Assert.Equal(200, (await _api.GetDataAsync(path + "/preview")).Status);
        Assert.Equal("succeeded", (await _api.GetDataAsync(path + "/transcoding")).Json.GetProperty("status").GetString());

        await _line.UnsendAsync(_line.Hanako, sent.MessageId!);

        Assert.Equal(410, (await _api.GetDataAsync(path)).Status);
        Assert.True(_line.Transcript(_line.Hanako).Single().Unsent);
    }

    [Fact]
    public async Task Content_is_only_on_the_data_host_and_only_for_its_own_account()
    {
        var sent = await _line.PhotoAsync(_line.Hanako);
        using var stranger = new LineApi(_line, _line.AddAccount("other"));
        var path = $"/v2/bot/message/{sent.MessageId}/content";

        Assert.Equal(404, (await _api.GetAsync(path)).Status);
        Assert.Equal(404, (await stranger.GetDataAsync(path)).Status);
        Assert.Equal(404, (await _api.GetDataAsync("/v2/bot/message/1/content")).Status);
        Assert.Equal(404, (await _api.GetDataAsync("/v2/bot/info")).Status);
        Assert.Equal(200, (await _api.GetDataAsync(path)).Status);
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_even_a_refusal()
    {
        Assert.NotNull((await _api.GetAsync("/v2/bot/nothing/here")).RequestId);
        Assert.NotNull((await _api.GetAsync("/v2/bot/info")).RequestId);
        _api.Token = "";
        Assert.NotNull((await _api.GetAsync("/v2/bot/info")).RequestId);
    }

    [Fact]
    public async Task Bodies_that_are_too_large_or_no_json_are_refused()
    {
        var url = _line.ApiBaseUrl + "/v2/bot/message/push";
        using var large = new ByteArrayContent(new byte[(2 * 1024 * 1024) + 1]);
        large.Headers.ContentType = new("application/json");
        using var broken = new StringContent("{", Encoding.UTF8, "application/json");
        using var form = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");

        Assert.Equal(413, (await _api.SendAsync(HttpMethod.Post, url, large, null)).Status);
        Assert.Equal(400, (await _api.SendAsync(HttpMethod.Post, url, broken, null)).Status);
        Assert.Equal(415, (await _api.SendAsync(HttpMethod.Post, url, form, null)).Status);
    }

    [Fact]
    public async Task Validation_checks_and_sends_nothing()
    {
        Assert.Equal(200, (await _api.PostAsync("/v2/bot/message/validate/push", new { messages = new[] { LineApi.Text("1") } })).Status);
        Assert.Equal(400, (await _api.PostAsync("/v2/bot/message/validate/reply", new { messages = new[] { LineApi.Text("") } })).Status);
        Assert.Equal(
            404,
            (await _api.PostAsync("/v2/bot/message/validate/everything", new { messages = new[] { LineApi.Text("1") } })).Status
        );
        Assert.Empty(_line.Transcript(_line.Hanako));
    }
}

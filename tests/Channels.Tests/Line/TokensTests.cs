using Channels.Bot.Activities;
using Channels.Tests.Support.Doubles;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Channels.Tests.Line;

/// <summary>Tokens: bought once, kept, renewed in time, replaced once when refused.</summary>
public sealed class TokensTests
{
    private const string Push = "/v2/bot/message/push";

    [Fact]
    public async Task A_token_is_bought_with_id_and_secret()
    {
        using var line = new StubbedLine().Selling();

        Assert.Equal("token-1", await line.Tokens.GetAsync("default", CancellationToken.None));

        var request = Assert.Single(line.Requests("/oauth2/v3/token"));
        Assert.Equal("application/x-www-form-urlencoded", request.Headers!["Content-Type"].Single());
        Assert.Equal("grant_type=client_credentials&client_id=2000000001&client_secret=secret", request.Body);
    }

    [Fact]
    public async Task Fifty_calls_at_once_buy_one_token()
    {
        using var line = new StubbedLine();
        line.Selling().Answering(Push, 200);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => line.PushAsync()));

        Assert.Equal(1, line.TokenRequests);
        Assert.Equal(50, line.Requests(Push).Count);
    }

    [Fact]
    public async Task Fifty_calls_at_once_share_a_failure_instead_of_queueing_for_it()
    {
        using var line = new StubbedLine().Answering("/oauth2/v3/token", 500, after: TimeSpan.FromMilliseconds(500));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => line.PushAsync()));

        Assert.All(outcomes, o => Assert.Equal(new SendOutcome.NotNow("line.token", null), o));
        Assert.InRange(line.TokenRequests, 1, 3);
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_its_end()
    {
        using var line = new StubbedLine().Selling(expiresIn: 900);
        Task<string?> Get() => line.Tokens.GetAsync("default", CancellationToken.None);

        Assert.Equal("token-1", await Get());
        line.Time.Advance(TimeSpan.FromSeconds(839));
        Assert.Equal("token-1", await Get());
        line.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await Get());
        Assert.Equal("token-2", await Get());
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_call_repeated()
    {
        using var line = new StubbedLine().Selling().Answering(Push, 401);
        line.Api.Given(Request.Create().WithPath(Push).WithHeader("Authorization", "Bearer token-2"))
            .AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(200).WithHeader("x-line-request-id", "second"));

        Assert.Equal(new SendOutcome.Sent("second"), await line.PushAsync());

        Assert.Equal(2, line.TokenRequests);
        var keys = line.Requests(Push).Select(r => r.Headers!["X-Line-Retry-Key"].Single()).ToList();
        Assert.Equal(2, keys.Count);
        Assert.Equal(keys[0], keys[1]);
    }

    [Fact]
    public async Task A_second_refusal_is_waited_out_instead_of_buying_on()
    {
        using var line = new StubbedLine().Selling().Answering(Push, 401);

        Assert.Equal(new SendOutcome.NotNow("line.401", TimeSpan.FromMinutes(1), ChannelTrouble.Token), await line.PushAsync());

        Assert.Equal((2, 2), (line.TokenRequests, line.Requests(Push).Count));
    }

    [Fact]
    public async Task A_long_lived_token_is_used_as_it_is_and_never_replaced()
    {
        using var line = new StubbedLine(new() { ["Line:ChannelAccessToken"] = "long-lived" }).Selling().Answering(Push, 401);

        Assert.Equal(new SendOutcome.NotNow("line.401", TimeSpan.FromMinutes(1), ChannelTrouble.Token), await line.PushAsync());

        Assert.Equal("Bearer long-lived", Assert.Single(line.Requests(Push)).Headers!["Authorization"].Single());
        Assert.Equal(0, line.TokenRequests);
    }

    public static TheoryData<int, string?> Unsold =>
        new()
        {
            { 400, """{"error":"invalid_client"}""" },
            { 500, "" },
            { 502, null },
            { 200, "" },
            { 200, "<html>" },
            { 200, "null" },
            { 200, "[]" },
            { 200, "{}" },
            { 200, """{"access_token":null,"expires_in":900}""" },
            { 200, """{"access_token":7,"expires_in":900}""" },
            { 200, """{"access_token":"two\nlines","expires_in":900}""" },
        };

    [Theory]
    [MemberData(nameof(Unsold))]
    public async Task Without_a_token_nothing_is_sent_and_nothing_is_ambiguous(int status, string? body)
    {
        using var line = new StubbedLine().Answering("/oauth2/v3/token", status, body).Answering(Push, 200);

        Assert.Equal(new SendOutcome.NotNow("line.token", null), await line.PushAsync());
        Assert.Empty(line.Requests(Push));
    }

    [Fact]
    public async Task A_token_shop_that_does_not_answer_makes_no_reply_ambiguous()
    {
        using var line = new StubbedLine(timeout: TimeSpan.FromMilliseconds(300)).Answering(
            "/oauth2/v3/token",
            200,
            after: TimeSpan.FromSeconds(5)
        );

        Assert.Equal(new SendOutcome.NotNow("line.token", null), await line.ReplyAsync());
    }

    [Fact]
    public async Task After_a_failure_the_next_call_buys_again()
    {
        using var line = new StubbedLine().Answering("/oauth2/v3/token", 500).Answering(Push, 200);
        await line.PushAsync();
        line.Api.ResetMappings();
        line.Selling().Answering(Push, 200);

        Assert.IsType<SendOutcome.Sent>(await line.PushAsync());
    }

    [Fact]
    public async Task While_the_secret_is_being_changed_the_one_that_works_is_used()
    {
        using var line = new StubbedLine(new() { ["Line:ChannelSecrets:0"] = "old", ["Line:ChannelSecrets:1"] = "new" }).Answering(
            "/oauth2/v3/token",
            400
        );
        line.Api.Given(Request.Create().WithPath("/oauth2/v3/token").WithBody(new WireMock.Matchers.WildcardMatcher("*client_secret=new")))
            .AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"access_token":"fresh","expires_in":900}"""));

        Assert.Equal("fresh", await line.Tokens.GetAsync("default", CancellationToken.None));
    }

    [Fact]
    public async Task An_account_with_neither_token_nor_id_has_none()
    {
        using var line = new StubbedLine(new() { ["Line:ChannelId"] = "" });

        Assert.Null(await line.Tokens.GetAsync("default", CancellationToken.None));
        Assert.Null(await line.Tokens.GetAsync("nobody", CancellationToken.None));
        Assert.Empty(line.Api.LogEntries);
    }
}

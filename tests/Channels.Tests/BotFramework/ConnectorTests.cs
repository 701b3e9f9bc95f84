using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Tests.Support.Doubles;

namespace Channels.Tests.BotFramework;

/// <summary>The exact requests to the connector, and what every answer of it, or none, means for the message.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public async Task An_answer_is_exactly_this_request()
    {
        using var connector = new StubbedConnector().Answering(200);

        Assert.Equal(new SendOutcome.Sent("said-1"), await connector.ReplyAsync());

        var request = Assert.Single(connector.Requests);
        Assert.Equal(("POST", "/jp/v3/conversations/a:1/activities/activity-1"), (request.Method, new Uri(request.Url).AbsolutePath));
        Assert.Equal("Bearer token-of-the-bot", request.Headers!["Authorization"].Single());
        var said = JsonDocument.Parse(request.Body!).RootElement;
        Assert.Equal("はい", said.GetProperty("text").GetString());
        Assert.Equal("28:bot", said.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("29:person", said.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("activity-1", said.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task What_is_said_unasked_goes_to_the_conversation()
    {
        using var connector = new StubbedConnector().Answering(201);

        Assert.IsType<SendOutcome.Sent>(await connector.PushAsync());
        Assert.Equal("/jp/v3/conversations/a:1/activities", new Uri(Assert.Single(connector.Requests).Url).AbsolutePath);
    }

    [Fact]
    public async Task A_token_is_asked_for_once_with_the_bot_s_secret_and_its_tenant()
    {
        using var connector = new StubbedConnector().Answering(200);

        await connector.ReplyAsync();
        await connector.PushAsync();

        var request = Assert.Single(connector.Login.Server.LogEntries, e => e.RequestMessage!.Method == "POST").RequestMessage!;
        Assert.Equal($"/{StubbedLogin.Tenant}/oauth2/v2.0/token", request.Path);
        Assert.Contains("grant_type=client_credentials", request.Body!, StringComparison.Ordinal);
    }

    public static TheoryData<int, SendOutcome> Answers =>
        new()
        {
            { 400, new SendOutcome.Refused("botframework.400", null) },
            { 403, new SendOutcome.Refused("botframework.403", null) }, // the person removed the bot
            { 404, new SendOutcome.Refused("botframework.404", null) },
            { 413, new SendOutcome.Refused("botframework.413", null) },
            { 401, new SendOutcome.NotNow("botframework.401", TimeSpan.FromMinutes(1)) },
            { 412, new SendOutcome.NotNow("botframework.412", null) },
            { 429, new SendOutcome.NotNow("botframework.429", null) },
            { 500, new SendOutcome.Ambiguous("botframework.500") },
            { 502, new SendOutcome.Ambiguous("botframework.502") },
            { 504, new SendOutcome.Ambiguous("botframework.504") },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_an_answer_means_does_not_depend_on_its_body_and_is_asked_for_once(int status, SendOutcome expected)
    {
        foreach (var body in new[] { """{"error":{"code":"BotDisabled","message":"x"}}""", "", "<html>bad gateway</html>", "null" })
        {
            using var connector = new StubbedConnector().Answering(status, body);

            Assert.Equal(expected, await connector.ReplyAsync());

            // The library would have tried again by itself; a retry that outlives the process belongs to the outbox.
            Assert.Single(connector.Requests);
        }
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", null)]
    [InlineData("soon", null)]
    [InlineData("999999999", 24 * 60 * 60)]
    [InlineData("Mon, 02 Jan 2006 15:04:05 GMT", null)]
    [InlineData("Tue, 31 Dec 2199 23:59:59 GMT", 24 * 60 * 60)]
    public async Task A_limit_is_waited_for_as_long_as_it_says_and_at_most_a_day(string retryAfter, int? seconds)
    {
        using var connector = new StubbedConnector().Answering(429, retryAfter: retryAfter);

        var later = Assert.IsType<SendOutcome.NotNow>(await connector.ReplyAsync());

        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), later.After);
    }

    [Fact]
    public async Task A_gateway_that_says_when_is_waited_for_as_well()
    {
        using var connector = new StubbedConnector().Answering(503, retryAfter: "20");
        Assert.Equal(new SendOutcome.Ambiguous("botframework.503", TimeSpan.FromSeconds(20)), await connector.ReplyAsync());
    }

    [Fact]
    public async Task No_answer_in_time_may_have_been_taken()
    {
        using var connector = new StubbedConnector(timeout: TimeSpan.FromSeconds(2)).Answering(200, after: TimeSpan.FromSeconds(30));
        Assert.Equal(new SendOutcome.Ambiguous("botframework.no-answer"), await connector.ReplyAsync());
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_taken()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        using var connector = new StubbedConnector(serviceUrl: $"http://127.0.0.1:{port}/");

        Assert.Equal(new SendOutcome.NotNow("botframework.no-connection", null), await connector.ReplyAsync());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(400)]
    public async Task Without_a_token_nothing_is_said(int status)
    {
        using var connector = new StubbedConnector().Answering(200);
        connector.Login.SellTokens(status);

        Assert.Equal(new SendOutcome.NotNow("botframework.token", TimeSpan.FromMinutes(1)), await connector.ReplyAsync());
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task What_cannot_be_said_to_anybody_is_a_dead_letter()
    {
        using var connector = new StubbedConnector();
        foreach (var address in new[] { null, "", "null", "{", "[]" })
        {
            Assert.IsType<SendOutcome.Refused>(
                await connector.Channel.SendAsync(new OutgoingCall("default", address, null, Guid.Empty, StubbedConnector.Body), default)
            );
        }
    }

    [Fact]
    public async Task Nothing_of_a_person_is_logged()
    {
        using var connector = new StubbedConnector().Answering(502);

        await connector.ReplyAsync();

        Assert.NotEmpty(connector.Logs.All);
        Assert.All(connector.Logs.All, l => Assert.DoesNotContain("29:person", l.Message + l.Error, StringComparison.Ordinal));
        Assert.All(connector.Logs.All, l => Assert.DoesNotContain("a:1", l.Message + l.Error, StringComparison.Ordinal));
    }
}

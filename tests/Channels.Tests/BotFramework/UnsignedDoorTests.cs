using System.Net;
using System.Text;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Options;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.BotFramework;

/// <summary>The door as the Emulator uses it on a developer's machine, and where it stays shut.</summary>
public sealed class UnsignedDoorTests
{
    private static readonly Dictionary<string, string> Unsigned = new()
    {
        ["BotFramework:AllowUnsigned"] = "true",
        ["Simulator:Enabled"] = "false",
    };

    [Fact]
    public async Task In_development_anybody_is_answered_through_the_connector_they_name()
    {
        using var connector = WireMockServer.Start();
        connector.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"id":"1"}"""));
        await using var app = await ChannelsApp.StartAsync(Unsigned, environment: "Development");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Said(connector.Url!, "活動報告")));

        await Until.TrueAsync(() => Task.FromResult(connector.LogEntries.Count > 0));
        var answer = Assert.Single(connector.LogEntries).RequestMessage!;
        Assert.Equal("/v3/conversations/c1/activities/m1", answer.Path);
        Assert.Contains("会員番号", answer.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", answer.Headers!.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":7,"conversation":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","serviceUrl":"/relative"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","serviceUrl":"http://127.0.0.1:1/"}""", HttpStatusCode.OK)] // kept; nobody can be answered
    [InlineData("""{"type":"message","serviceUrl":"http://169.254.169.254/"}""", HttpStatusCode.BadRequest)] // this machine only
    [InlineData("""{"type":"message","serviceUrl":" http://127.0.0.1:1/ "}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","serviceUrl":"http://127.0.0.1:1/","conversation":{"id":".."}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"typing","serviceUrl":"http://127.0.0.1:1/"}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"invoke","name":"x","serviceUrl":"http://127.0.0.1:1/"}""", HttpStatusCode.NotImplemented)]
    [InlineData("""{"type":"somethingNew","serviceUrl":"http://127.0.0.1:1/"}""", HttpStatusCode.OK)]
    public async Task Odd_bodies_get_a_clear_answer(string body, HttpStatusCode expected)
    {
        await using var app = await ChannelsApp.StartAsync(Unsigned, environment: "Development");
        Assert.Equal(expected, await PostAsync(app, body));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_not_read()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>(Unsigned) { ["BotFramework:MaxBodyBytes"] = "2000" },
            environment: "Development"
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, Said("http://127.0.0.1:1/", new string('あ', 2000))));
    }

    [Fact]
    public async Task It_is_off_until_it_is_configured()
    {
        await using var app = await ChannelsApp.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(app, Said("http://127.0.0.1:1/", "活動報告")));
    }

    [Theory]
    [InlineData("Production", "BotFramework:AllowUnsigned", "true", "for Development only")]
    [InlineData("Staging", "BotFramework:AllowUnsigned", "true", "for Development only")]
    [InlineData("Production", "BotFramework:MicrosoftAppId", "app", "MicrosoftAppPassword is missing")]
    public async Task What_must_not_be_started_is_not(string environment, string name, string value, string reason)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var app = await ChannelsApp.StartAsync(
                new Dictionary<string, string> { [name] = value, ["Simulator:Enabled"] = "false" },
                environment: environment
            );
        });
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static string Said(string serviceUrl, string text) =>
        $$"""
            {"type":"message","id":"m1","channelId":"emulator","serviceUrl":"{{serviceUrl}}","conversation":{"id":"c1"},
             "from":{"id":"u1"},"recipient":{"id":"b1"},"text":"{{text}}","locale":"ja-JP"}
            """;

    private static async Task<HttpStatusCode> PostAsync(ChannelsApp app, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await app.Http.PostAsync("/api/messages", content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

using Channels.Bot.Activities;
using Channels.Tests.Support.Doubles;

namespace Channels.Tests.BotFramework;

/// <summary>Files people sent, whose addresses are chosen by whoever sent them.</summary>
public sealed class FileTests
{
    [Theory]
    [InlineData("https://example.com/a.png")]
    [InlineData("http://smba.trafficmanager.net/a.png")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://localhost/a.png")]
    [InlineData("https://evilbotframework.com/a.png")]
    [InlineData("https://botframework.com.evil.example/a.png")]
    [InlineData("https://smba.trafficmanager.net@evil.example/a.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://smba.trafficmanager.net/a")]
    [InlineData("not an address")]
    public async Task No_other_host_is_asked(string address)
    {
        using var connector = new StubbedConnector();
        Assert.Equal(new FetchOutcome.Gone("botframework.host"), await FetchAsync(connector, address));
    }

    [Theory]
    [InlineData("data:image/png;base64,AAEC", 3)]
    [InlineData("DATA:;base64,AAEC", 3)]
    public async Task A_picture_inside_the_address_is_read(string address, int bytes)
    {
        using var connector = new StubbedConnector();
        Assert.Equal(bytes, Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(connector, address)).Content.Length);
    }

    [Theory]
    [InlineData("data:image/png,AAEC", "botframework.data")]
    [InlineData("data:image/png;base64,!!!", "botframework.data")]
    [InlineData("data:", "botframework.data")]
    [InlineData("data:;base64,AAECAAECAAECAAECAAECAAEC", "file.size")]
    public async Task What_is_no_picture_or_too_large_is_gone(string address, string code)
    {
        using var connector = new StubbedConnector();
        Assert.Equal(new FetchOutcome.Gone(code), await FetchAsync(connector, address, maxBytes: 10));
    }

    [Fact]
    public async Task A_host_of_the_settings_is_asked_without_the_bot_s_token()
    {
        using var connector = new StubbedConnector(settings: ("BotFramework:FileHosts:0", "localhost"));
        connector
            .Login.Server.Given(WireMock.RequestBuilders.Request.Create().WithPath("/r"))
            .RespondWith(WireMock.ResponseBuilders.Response.Create().WithStatusCode(200).WithBody([1, 2, 3]));

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(connector, connector.Login.Address + "/r"));

        Assert.Equal([1, 2, 3], fetched.Content);
        var request = Assert.Single(connector.Login.Server.LogEntries, e => e.RequestMessage!.Path == "/r").RequestMessage!;
        Assert.DoesNotContain("Authorization", request.Headers!.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(404, typeof(FetchOutcome.Gone))]
    [InlineData(302, typeof(FetchOutcome.Gone))]
    [InlineData(401, typeof(FetchOutcome.NotYet))]
    [InlineData(429, typeof(FetchOutcome.NotYet))]
    [InlineData(503, typeof(FetchOutcome.NotYet))]
    public async Task What_an_answer_means(int status, Type expected)
    {
        using var connector = new StubbedConnector(settings: ("BotFramework:FileHosts:0", "localhost"));
        connector
            .Login.Server.Given(WireMock.RequestBuilders.Request.Create().WithPath("/r"))
            .RespondWith(
                WireMock.ResponseBuilders.Response.Create().WithStatusCode(status).WithHeader("Location", "http://169.254.169.254/")
            );

        Assert.IsType(expected, await FetchAsync(connector, connector.Login.Address + "/r"));
    }

    private static Task<FetchOutcome> FetchAsync(StubbedConnector connector, string address, int maxBytes = 1000) =>
        connector.Channel.FetchAsync("default", "botframework:" + address, maxBytes, TestContext.Current.CancellationToken);
}

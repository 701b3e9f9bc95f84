using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.BotFramework;

/// <summary>
/// The door in Production, in a process of its own that trusts the stand-in of the login service: the library fetches its keys over
/// TLS by itself and lets nobody give it others.
/// </summary>
public sealed class SignedDoorTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-signed-").FullName;
    private readonly StubbedLogin login = new();
    private readonly WireMockServer connector = WireMockServer.Start();
    private readonly HttpClient http = new();
    private EmulatedLine line = null!;
    private HostProcess host = null!;
    private Uri root = null!;

    private string ServiceUrl => connector.Url + "/jp/";

    public async ValueTask InitializeAsync()
    {
        connector.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"id":"1"}"""));
        line = await EmulatedLine.StartAsync();
        host = new HostProcess(folder, line, login.Settings) { Environment = { ["SSL_CERT_FILE"] = login.CertificateFile } };
        root = await host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await line.DisposeAsync();
        connector.Dispose();
        login.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_is_signed_in_is_answered_and_nobody_else_is_heard()
    {
        using var stranger = RSA.Create(2048);
        var good = login.Token(ServiceUrl);
        var parts = good.Split('.');
        foreach (
            var forged in new[]
            {
                null,
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer x.y.z",
                "Bearer " + new string('a', 20_000),
                "Basic dXNlcjpwYXNz",
                "garbage",
                "Bearer " + login.Token(ServiceUrl, by: stranger),
                "Bearer " + login.Token(ServiceUrl, audience: "00000000-0000-0000-0000-0000000000cc"),
                "Bearer " + login.Token(ServiceUrl, issuer: "https://sts.windows.net/somebody/"),
                "Bearer " + login.Token(ServiceUrl, livesFor: TimeSpan.FromHours(-1)),
                "Bearer " + login.Token("https://elsewhere.example/"),
                $"Bearer {parts[0]}.{parts[1]}.",
                $"Bearer {Unsecured()}.{parts[1]}.",
                $"Bearer {parts[0]}.{parts[1][..^4]}AAAA.{parts[2]}",
            }
        )
            Assert.Equal((forged, HttpStatusCode.Unauthorized), (forged, await PostAsync(forged, "m0")));
        Assert.Empty(connector.LogEntries);

        Assert.Equal(HttpStatusCode.OK, await PostAsync("Bearer " + good, "m1"));

        await Until.TrueAsync(() => Task.FromResult(connector.LogEntries.Count > 0));
        var answer = Assert.Single(connector.LogEntries).RequestMessage!;
        Assert.Equal("/jp/v3/conversations/c1/activities/m1", answer.Path);
        Assert.Equal("Bearer token-of-the-bot", answer.Headers!["Authorization"].Single());
        Assert.Contains("会員番号", answer.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Output, l => l.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_login_service_s_keys_nobody_is_turned_away_for_good()
    {
        login.Server.Stop();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync("Bearer " + login.Token(ServiceUrl), "m1"));
    }

    /// <summary>A header that says that nothing is signed.</summary>
    private static string Unsecured() => Convert.ToBase64String("""{"alg":"none","typ":"JWT"}"""u8).TrimEnd('=');

    private async Task<HttpStatusCode> PostAsync(string? authorization, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, "/api/messages"));
        request.Content = new StringContent(
            $$"""
            {"type":"message","id":"{{id}}","channelId":"directline","serviceUrl":"{{ServiceUrl}}","conversation":{"id":"c1"},
             "from":{"id":"u1"},"recipient":{"id":"b1"},"text":"活動報告","locale":"ja-JP"}
            """,
            Encoding.UTF8,
            new MediaTypeHeaderValue("application/json")
        );
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

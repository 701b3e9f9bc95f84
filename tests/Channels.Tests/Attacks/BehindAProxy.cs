using System.Net;
using System.Net.Http.Json;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Attacks;

/// <summary>Headers anybody can write, and names anybody can point here.</summary>
public sealed class BehindAProxy
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forwarded_headers_of_strangers_mean_nothing()
    {
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["WebChat:SessionsPerMinute"] = "2" });
        var statuses = await OpenFromAsync(app, 6);
        Assert.Equal(4, statuses.Count(s => s.Status == HttpStatusCode.TooManyRequests));
        Assert.All(
            statuses.Where(s => s.Cookie is not null),
            s => Assert.DoesNotContain("secure", s.Cookie!, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Behind_a_known_proxy_each_address_has_its_own_limit_and_cookies_are_secure()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:SessionsPerMinute"] = "2", ["Proxy:Known:0"] = "127.0.0.0/8" }
        );
        var statuses = await OpenFromAsync(app, 6);
        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.OK, s.Status));
        Assert.All(statuses, s => Assert.StartsWith("__Host-channels-chat=", s.Cookie!, StringComparison.Ordinal));
        Assert.All(statuses, s => Assert.Contains("secure", s.Cookie!, StringComparison.OrdinalIgnoreCase));
        Assert.All(statuses, s => Assert.Equal("max-age=31536000", s.Transport));
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start() =>
        await Assert.ThrowsAnyAsync<Exception>(() =>
            ChannelsApp.StartAsync(new Dictionary<string, string> { ["Proxy:Known:0"] = "the proxy" })
        );

    [Fact]
    public async Task Another_name_that_points_here_opens_no_page_and_machines_call_by_any_name()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Public:Address"] = "https://chat.example.jp", ["Public:Hosts:0"] = "chat.internal" }
        );
        Assert.Equal(421, await StatusAsync(app, "/chat", "evil.example"));
        Assert.Equal(421, await StatusAsync(app, "/v3/directline/conversations/x", "evil.example"));
        Assert.Equal(200, await StatusAsync(app, "/chat", "chat.example.jp"));
        Assert.Equal(200, await StatusAsync(app, "/chat", "chat.internal"));
        Assert.Equal(200, await StatusAsync(app, "/health/ready", "10.1.2.3"));
        Assert.Equal(401, await StatusAsync(app, "/api/v1/submissions/new", "channels.svc"));
    }

    private static async Task<int> StatusAsync(ChannelsApp app, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await app.Http.SendAsync(request, Stop);
        return (int)answer.StatusCode;
    }

    private static async Task<List<(HttpStatusCode Status, string? Cookie, string? Transport)>> OpenFromAsync(
        ChannelsApp app,
        int addresses
    )
    {
        var all = new List<(HttpStatusCode, string?, string?)>();
        for (var i = 0; i < addresses; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/session")
            {
                Content = JsonContent.Create(new { fresh = true }),
                Headers = { { "X-Forwarded-For", $"203.0.113.{i}" }, { "X-Forwarded-Proto", "https" } },
            };
            using var answer = await app.Http.SendAsync(request, Stop);
            all.Add((answer.StatusCode, First(answer, "Set-Cookie"), First(answer, "Strict-Transport-Security")));
        }

        return all;
    }

    private static string? First(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? values.First() : null;
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.WebChat;

/// <summary>Whoever leaves has left on the server: nothing that was kept opens the conversation again.</summary>
public sealed class EndingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/webchat/leave")]
    [InlineData("/chat/form/leave")]
    [InlineData("/chat/form/clear")]
    public async Task After_leaving_token_cookie_stream_and_copy_are_dead(string door)
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = app.Root,
        };
        using var opened = await browser.PostAsJsonAsync("/webchat/session", new { }, Stop);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var session = await opened.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var (conversation, token) = (session.GetProperty("conversationId").GetString(), session.GetProperty("token").GetString());
        var path = $"/v3/directline/conversations/{conversation}";
        using var begun = await AskAsync(browser, HttpMethod.Post, "/v3/directline/conversations", token!);
        using var said = await AskAsync(
            browser,
            HttpMethod.Post,
            path + "/activities",
            token!,
            new
            {
                type = "message",
                text = "家賃が払えません",
                from = new { id = "me" },
            }
        );
        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        using var returned = await AskAsync(browser, HttpMethod.Get, path, token!);
        var ticket = (await returned.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("streamUrl").GetString()!;
        await using var open = await ChatSocket.ConnectAsync(ticket);

        using var left = await SendAsync(browser, HttpMethod.Post, door, cookie);
        Assert.True(left.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Redirect, $"{left.StatusCode}");

        while (await open.NextAsync() is not null) { }
        Assert.Equal(WebSocketCloseStatus.NormalClosure, open.ClosedBy);
        foreach (
            var (method, at) in new[]
            {
                (HttpMethod.Get, path),
                (HttpMethod.Get, path + "/activities"),
                (HttpMethod.Post, path + "/activities"),
                (HttpMethod.Post, "/v3/directline/tokens/refresh"),
            }
        )
        {
            using var refused = await AskAsync(
                browser,
                method,
                at,
                token!,
                new
                {
                    type = "message",
                    text = "x",
                    from = new { id = "me" },
                }
            );
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        await Assert.ThrowsAsync<WebSocketException>(() => ChatSocket.ConnectAsync(ticket));
        using var copy = await SendAsync(browser, HttpMethod.Get, "/webchat/copy", cookie);
        Assert.Equal(HttpStatusCode.Redirect, copy.StatusCode);
        using var form = await SendAsync(browser, HttpMethod.Get, "/chat/form", cookie);
        Assert.DoesNotContain("家賃", await form.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var again = await SendAsync(browser, HttpMethod.Post, "/webchat/session", cookie);
        Assert.NotEqual(conversation, (await again.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("conversationId").GetString());
    }

    private static async Task<HttpResponseMessage> AskAsync(
        HttpClient browser,
        HttpMethod method,
        string path,
        string token,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (method == HttpMethod.Post)
            request.Content = JsonContent.Create(body ?? new { });
        return await browser.SendAsync(request, Stop);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, HttpMethod method, string path, string cookie)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        if (path == "/webchat/session")
            request.Content = JsonContent.Create(new { });
        return await browser.SendAsync(request, Stop);
    }
}

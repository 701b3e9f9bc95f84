using System.Net;
using System.Text;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Logging;

namespace Channels.Tests.Attacks;

/// <summary>Bodies that are none: they are answered with 400 and words, are no error of the house, and fill no log.</summary>
public sealed class BrokenInput
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Test")]
    [InlineData("Development")]
    public async Task A_chat_takes_no_activity_that_is_no_text(string environment)
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Simulator:Enabled"] = "false" },
            step: new Echo(),
            environment: environment
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        byte[][] bodies =
        [
            [.. """{"type":"message","text":" """u8, 0xFF, 0xFE, .. "\"}"u8],
            [.. """{"type":"message","text":"\ud83d"}"""u8],
            [.. """{"type":"message","value":[1,null]}"""u8],
            [.. """{"type":"message","type":"event"}"""u8],
            [.. Encoding.ASCII.GetBytes("""{"type":"message","value":""" + new string('[', 200) + new string(']', 200) + "}")],
            [.. "null"u8],
            [.. ""u8],
        ];
        foreach (var body in bodies)
        {
            using var answer = await door.Http.PostAsync(new Uri($"{door.Path}/activities", UriKind.Relative), Json(body), Stop);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("message", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(app.Logs.All, l => l.Level >= LogLevel.Error);
        Assert.Contains("still here", await door.AnswerToAsync("still here"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test")]
    [InlineData("Development")]
    public async Task The_API_says_what_it_does_not_take(string environment)
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Simulator:Enabled"] = "false" },
            step: new Echo(),
            environment: environment
        );
        (HttpMethod Method, string Path, string Body)[] calls =
        [
            (HttpMethod.Post, "submissions/FS-1111-1111/messages", """{"text":"a","text":"b"}"""),
            (HttpMethod.Post, "submissions/FS-1111-1111/messages", """{"text":""" + new string('[', 100) + new string(']', 100) + "}"),
            (HttpMethod.Post, "submissions/FS-1111-1111/messages", "{"),
            (HttpMethod.Get, "submissions/new?limit=abc", ""),
        ];
        foreach (var (method, path, body) in calls)
        {
            using var request = new HttpRequestMessage(method, "/api/v1/" + path);
            if (body.Length > 0)
                request.Content = Json(Encoding.UTF8.GetBytes(body));
            using var answer = await app.Api.SendAsync(request, Stop);
            Assert.Equal((path, body, HttpStatusCode.BadRequest), (path, body, answer.StatusCode));
        }

        using var otherwise = Json("""{"text":"a"}"""u8.ToArray());
        otherwise.Headers.ContentType!.CharSet = "shift_jis";
        using var refused = await app.Api.PostAsync("/api/v1/submissions/FS-1111-1111/messages", otherwise, Stop);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("body.charset", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        Assert.DoesNotContain(app.Logs.All, l => l.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task The_page_without_JavaScript_lacks_no_field()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        foreach (var fields in (string[])["first=form&say=相談", "say=小倉北区", "text=", "pick=", "picked=1", "at=&say=x", "%", ""])
        {
            using var form = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded");
            using var answer = await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop);
            Assert.Equal((fields, HttpStatusCode.OK), (fields, answer.StatusCode));
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return content;
    }
}

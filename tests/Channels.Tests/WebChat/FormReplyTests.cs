using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.WebChat;

/// <summary>The office answers while somebody has the page without JavaScript open, and they write on before they look again.</summary>
public sealed partial class FormReplyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_is_on_the_next_page_whatever_was_written_and_counts_as_read_only_then()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        var page = await PostAsync(browser, ("first", "form"), ("p", "consultation"), ("l", "ja"), ("text", "先月仕事がなくなりました"));
        page = await PostAsync(browser, ("at", At().Match(page).Groups["at"].Value), ("text", "夫に殴られています"));
        var number = Number().Match(page).Value;

        using var posted = await app.Api.PostAsJsonAsync(
            $"/api/v1/submissions/{number}/messages",
            new { text = "担当の田中です。読みました。" },
            Stop
        );
        posted.EnsureSuccessStatusCode();
        await app.RunUntilIdleAsync();
        Assert.Equal(JsonValueKind.Null, await ReadAtAsync());

        page = await PostAsync(browser, ("at", At().Match(page).Groups["at"].Value), ("text", "今夜は冷えるの"));
        Assert.Contains("担当の田中です", page, StringComparison.Ordinal);
        Assert.Contains("今夜は冷えるの", page, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, await ReadAtAsync());

        // What was read does not come a second time.
        page = await PostAsync(browser, ("at", At().Match(page).Groups["at"].Value), ("text", "つぎへ"));
        Assert.DoesNotContain("担当の田中です", page, StringComparison.Ordinal);

        async Task<JsonValueKind> ReadAtAsync() =>
            (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/messages", Stop))
                .EnumerateArray()
                .Single(m => m.GetProperty("from").GetString() == "staff")
                .GetProperty("readAt")
                .ValueKind;
    }

    private static async Task<string> PostAsync(HttpClient browser, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var answer = await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex("name=\"at\" value=\"(?<at>[0-9]+)\"")]
    private static partial Regex At();

    [GeneratedRegex("SK-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Number();
}

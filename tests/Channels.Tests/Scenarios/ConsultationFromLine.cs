using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios;

/// <summary>Somebody asks in LINE, writes on the page, and hears in LINE that there is an answer; nothing they wrote is ever in
/// LINE.</summary>
public sealed partial class ConsultationFromLine
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_leads_to_the_page_and_news_come_back_with_a_number_only()
    {
        await using var app = await ChannelsApp.StartAsync();
        var (line, hanako) = (app.Line, app.Line.Hanako);

        var link = await line.AnswerToAsync(hanako, "生活保護の相談");
        var code = Code().Match(link.Text!).Groups[1].Value;
        Assert.True(code.Length >= 16, link.Text);

        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        using var joined = await page.PostAsync(
            new JsonObject
            {
                ["type"] = "event",
                ["name"] = "webchat/join",
                ["value"] = new JsonObject { ["invitation"] = code },
            }
        );
        joined.EnsureSuccessStatusCode();
        await page.AnswerToAsync("小倉北");
        await page.AnswerToAsync("自分");
        await page.AnswerToAsync("食べるものがない");
        var number = Number().Match(string.Join('\n', page.Replies.Select(r => r.Said))).Value;

        using var written = await app.Api.PostAsJsonAsync(
            $"/api/v1/submissions/{number}/messages",
            new { text = "きょう15時に伺います。" },
            Stop
        );
        written.EnsureSuccessStatusCode();

        var news = await line.WaitForReplyAsync(hanako, b => b.Text?.Contains("連絡があります", StringComparison.Ordinal) is true);
        Assert.StartsWith($"北九州市の職員から連絡があります。番号 {number}", news.Text, StringComparison.Ordinal);
        var second = Code().Match(news.Text!).Groups[1].Value;
        Assert.NotEqual(code, second);
        await page.WaitForAsync(a => a.Said.Contains("きょう15時に伺います。", StringComparison.Ordinal));

        // The number typed in LINE leads to the page too, and shows nothing there.
        var typed = await line.AnswerToAsync(hanako, number);
        Assert.Matches(Code(), typed.Text!);
        Assert.DoesNotContain(
            line.Transcript(hanako),
            b => b.Text?.Contains("食べる", StringComparison.Ordinal) is true || b.Text?.Contains("15時", StringComparison.Ordinal) is true
        );
    }

    [GeneratedRegex("/chat\\?p=consultation&c=line#i=([0-9A-Z]+)", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("SK-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}

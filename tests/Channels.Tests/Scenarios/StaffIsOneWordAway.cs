using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Scenarios;

/// <summary>Whoever asks for a member of staff gets a number, a question and, in the same place, an answer.</summary>
public sealed partial class StaffIsOneWordAway
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_in_LINE_asks_in_the_middle_of_a_report_and_reads_the_answer_there()
    {
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["Office:Hours"] = "月〜日 0:00〜23:59" });
        var (line, hanako) = (app.Line, app.Line.Hanako);
        await line.AnswerToAsync(hanako, "活動報告");

        var asked = await line.AnswerToAsync(hanako, "職員に相談");
        var number = Number().Match(asked.Text!).Value;
        Assert.Contains("合言葉「", asked.Text, StringComparison.Ordinal);
        Assert.Contains("窓口", asked.Text, StringComparison.Ordinal);
        Assert.Contains("どんなことですか", asked.Text, StringComparison.Ordinal);
        var back = await line.AnswerToAsync(hanako, "会員番号がわかりません。090-0000-0000にお願いします");
        Assert.Contains("会員番号", back.Text, StringComparison.Ordinal);

        // The centre finds it in the queue and among the wishes, reads the words, answers.
        var waiting = Assert.Single(await app.Api.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new?queue=staff"));
        Assert.Equal(number, waiting.Reference);
        var wishes = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/staff-requests", Stop);
        Assert.Equal(number, wishes[0].GetProperty("reference").GetString());
        Assert.Equal("activity-report member-number", wishes[0].GetProperty("where").GetString());
        Assert.Contains(
            "活動報告",
            (await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}")).Answers.GetRawText(),
            StringComparison.Ordinal
        );
        var words = Assert.Single(await app.Api.ReplyAsync<List<CaseLineReply>>($"/api/v1/submissions/{number}/messages"));
        Assert.Equal(("person", "会員番号がわかりません。090-0000-0000にお願いします"), (words.From, words.Text));

        Assert.Equal("announced", await app.WriteToAsync(number, "会員証の右上にあります。"));
        await line.WaitForReplyAsync(hanako, $"北九州市の職員から連絡があります。番号 {number}");
        Assert.Equal(["読む"], line.QuickReplies(hanako));
        var read = await line.AnswerToAsync(hanako, () => line.TapAsync(hanako, "読む"));
        Assert.Contains("会員証の右上にあります。", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_on_the_page_without_a_form_reads_the_answer_on_the_page()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app);

        var asked = await page.AnswerToAsync("職員に相談");
        var number = Number().Match(asked).Value;
        await page.AnswerToAsync("保険証をなくしました");
        await page.AnswerToAsync("きのうです");
        var words = await app.Api.ReplyAsync<List<CaseLineReply>>($"/api/v1/submissions/{number}/messages");
        Assert.Equal(["保険証をなくしました", "きのうです"], words.Select(w => w.Text));

        await app.WriteToAsync(number, "区役所の2階に来てください。");
        await page.WaitForAsync(a => a.Said.Contains("区役所の2階に来てください。", StringComparison.Ordinal));
        await page.AnswerToAsync("あした行きます");
        words = await app.Api.ReplyAsync<List<CaseLineReply>>($"/api/v1/submissions/{number}/messages");
        Assert.Equal(("person", "あした行きます"), (words[^1].From, words[^1].Text));
    }

    [GeneratedRegex("ST-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}

using System.Net.Http.Json;
using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Scenarios;

/// <summary>What was handed in can be put right: taken back, corrected, not sent twice; what comes after it is heard.</summary>
public sealed class PutRight
{
    private static readonly string[] Report =
    [
        "活動報告",
        "04821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろうさん",
        "いいえ",
        "いいえ",
        "420円",
        "写真はない",
    ];

    [Theory]
    [InlineData("さっきの報告、まちがえて送りました")]
    [InlineData("昨日の報告を取り消したい")]
    [InlineData("取り消し")]
    [InlineData("さっき送ったの、なかったことにしてください")]
    public async Task A_report_nobody_has_fetched_is_taken_back_and_stays_as_withdrawn(string said)
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);

        var asked = await SayAsync(app, app.Line.Hanako, said);
        Assert.Contains(number, asked, StringComparison.Ordinal);
        Assert.Contains("取り消しますか", asked, StringComparison.Ordinal);
        Assert.Equal(["取り消す", "直す", "そのままにする"], app.Line.QuickReplies(app.Line.Hanako));
        Assert.Single(await WaitingAsync(app));

        Assert.Contains("取り消しました", await TapAsync(app, "取り消す"), StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync(app));
        var whole = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}");
        Assert.Equal("withdrawn", whole.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.String, whole.GetProperty("withdrawnAt").ValueKind);
        Assert.Equal("04821", whole.GetProperty("answers").GetProperty("member-number").GetString());

        // It is no receipt any more, and taking it back again changes nothing.
        Assert.DoesNotContain(number, await SayAsync(app, app.Line.Hanako, "はい"), StringComparison.Ordinal);
        Assert.Contains("もう取り消して", await SayAsync(app, app.Line.Hanako, "さっきの報告を取り消したい"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_to_something_else_takes_nothing_back()
    {
        await using var app = await StartAsync();
        await HandInAsync(app, app.Line.Hanako);
        await SayAsync(app, app.Line.Hanako, "さっきの報告を取り消したい");
        await SayAsync(app, app.Line.Hanako, "料金はいくらですか");
        await SayAsync(app, app.Line.Hanako, "はい");
        Assert.Single(await WaitingAsync(app));

        await SayAsync(app, app.Line.Hanako, "さっきの報告を取り消したい");
        Assert.Contains("そのままにしました", await TapAsync(app, "そのままにする"), StringComparison.Ordinal);
        Assert.Single(await WaitingAsync(app));
    }

    [Fact]
    public async Task A_report_is_corrected_under_its_number()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);

        var open = await SayAsync(app, app.Line.Hanako, "さっきの報告、時間がちがいました");
        Assert.Contains($"{number} を直します", open, StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", open, StringComparison.Ordinal);
        var check = await SayAsync(app, app.Line.Hanako, "9時から12時まで");
        Assert.Contains("たろうさん", check, StringComparison.Ordinal);
        Assert.Contains("420円", check, StringComparison.Ordinal);
        var done = await SayAsync(app, app.Line.Hanako, "はい");
        Assert.Contains($"受付番号は {number} のままです", done, StringComparison.Ordinal);

        Assert.Equal(number, Assert.Single(await WaitingAsync(app)).Reference);
        var answers = (await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}")).Answers.As<ActivityReportReply>();
        Assert.Equal(new PeriodReply("09:00", "12:00"), answers.Time);
        Assert.Equal("たろうさん", Assert.Single(answers.Children).Child);
    }

    [Fact]
    public async Task The_button_of_the_receipt_leads_there_too()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);
        Assert.Equal(["まちがいを直す"], app.Line.QuickReplies(app.Line.Hanako));

        Assert.Contains(number, await TapAsync(app, "まちがいを直す"), StringComparison.Ordinal);
        Assert.Contains("確認してください", await TapAsync(app, "直す"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_office_has_is_a_request_to_the_office()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);
        await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}");

        var told = await SayAsync(app, app.Line.Hanako, "昨日の報告を取り消したい");
        Assert.Contains("ここから取り消したり直したりできないので", told, StringComparison.Ordinal);
        await SayAsync(app, app.Line.Hanako, "日にちを間違えました");

        Assert.Equal(
            ["昨日の報告を取り消したい", "日にちを間違えました"],
            (await app.Api.ReplyAsync<List<CaseLineReply>>($"/api/v1/submissions/{number}/messages")).Select(m => m.Text)
        );
        var alert = Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts"));
        Assert.Equal(("staff", number), (alert.Kind, alert.Reference));
        Assert.Equal("ready", (await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}")).Status);
    }

    [Fact]
    public async Task A_correction_that_comes_after_the_office_is_told_to_it()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);
        await SayAsync(app, app.Line.Hanako, "さっきの報告、時間がちがいました");
        await SayAsync(app, app.Line.Hanako, "9時から12時まで");
        await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}");

        Assert.Contains("もう職員が見ていました", await SayAsync(app, app.Line.Hanako, "はい"), StringComparison.Ordinal);
        var message = Assert.Single(await app.Api.ReplyAsync<List<CaseLineReply>>($"/api/v1/submissions/{number}/messages"));
        Assert.Contains("正午", message.Text, StringComparison.Ordinal);
        var answers = (await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}")).Answers.As<ActivityReportReply>();
        Assert.Equal(new PeriodReply("09:00", "11:30"), answers.Time);
    }

    [Fact]
    public async Task The_same_report_again_is_noticed_and_asked()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);

        var asked = await ReportAsync(app, app.Line.Hanako, "11時から12時まで", "はい");
        Assert.Contains($"同じ日時の「活動報告」があります（{number}）", asked, StringComparison.Ordinal);
        Assert.Equal(["はい", "やめる"], app.Line.QuickReplies(app.Line.Hanako));
        await TapAsync(app, "やめる");
        Assert.Single(await WaitingAsync(app));

        await ReportAsync(app, app.Line.Hanako, "11時から12時まで", "はい");
        Assert.Contains("受付番号は FS-", await TapAsync(app, "はい"), StringComparison.Ordinal);
        Assert.Equal(2, (await WaitingAsync(app)).Count);

        // Another time of that day is another report.
        Assert.Contains("受付番号は FS-", await ReportAsync(app, app.Line.Hanako, "13時から14時まで", "はい"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_persons_report_is_only_said_that_it_is_there()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);

        var asked = await ReportAsync(app, app.Line.Taro, "9時から11時半まで", "はい");
        Assert.Contains("もう届いています", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(number, asked, StringComparison.Ordinal);
        Assert.Contains("見つかりませんでした", await WithdrawAsync(app, app.Line.Taro, number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thanks_and_a_sticker_after_the_receipt_get_a_kind_word()
    {
        await using var app = await StartAsync();
        await HandInAsync(app, app.Line.Hanako);

        Assert.Equal("どういたしまして。", await SayAsync(app, app.Line.Hanako, "ありがとうございました"));
        await app.Line.StickerAsync(app.Line.Hanako);
        await app.RunUntilIdleAsync();
        Assert.Contains("どういたしまして。", app.Line.Transcript(app.Line.Hanako)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_right_after_the_receipt_is_asked_about_and_joins_the_report()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app, app.Line.Hanako);
        await app.Line.PhotoAsync(app.Line.Hanako);
        await app.RunUntilIdleAsync();
        Assert.Contains(number, app.Line.Transcript(app.Line.Hanako)[^1].Text, StringComparison.Ordinal);

        Assert.Contains("受け取りました", await TapAsync(app, app.Line.QuickReplies(app.Line.Hanako)[0]), StringComparison.Ordinal);
        var whole = await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}");
        Assert.Equal("stored", Assert.Single(whole.Files).Status);
        Assert.StartsWith("line:", whole.Answers.GetProperty("photo").GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    private static Task<ChannelsApp> StartAsync() =>
        ChannelsApp.StartAsync(new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" });

    private static Task<List<WaitingReply>> WaitingAsync(ChannelsApp app) =>
        app.Api.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new");

    private static async Task<string> HandInAsync(ChannelsApp app, EmulatedUser who) =>
        ActivityReportStory.ReferenceIn(await ReportAsync(app, who, Report[3], "はい"));

    private static async Task<string> ReportAsync(ChannelsApp app, EmulatedUser who, string time, string last)
    {
        foreach (var line in Report)
            await SayAsync(app, who, line == Report[3] ? time : line);
        return await SayAsync(app, who, last);
    }

    private static async Task<string> WithdrawAsync(ChannelsApp app, EmulatedUser who, string number)
    {
        await SayAsync(app, who, "はい");
        return await SayAsync(app, who, $"{number} を取り消したい");
    }

    private static async Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text)
    {
        await app.Line.SayAsync(who, text);
        await app.RunUntilIdleAsync();
        return app.Line.Transcript(who)[^1].Text ?? "";
    }

    private static async Task<string> TapAsync(ChannelsApp app, string label)
    {
        await app.Line.TapAsync(app.Line.Hanako, label);
        await app.RunUntilIdleAsync();
        return app.Line.Transcript(app.Line.Hanako)[^1].Text ?? "";
    }
}

using System.Text.Json;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Line;

/// <summary>A member of 66 on LINE: a month in one message, a fare taken out, and nothing sent that was to be stopped.</summary>
public sealed class MemberReportsAMonth
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    private static readonly string[] ToTheCheck = ["04821", "いいえ", "いいえ", "交通費はない", "写真はない"];

    [Fact]
    public async Task A_month_in_one_message_reaches_the_office_day_by_day()
    {
        await using var app = await StartAsync();
        var first = await SayAsync(app, "11月2日たろうさんお迎え4時から5時　9日おなじ　24日ははなちゃん預かり9時から12時 交通費180円");
        Assert.Contains("11月9日（月）、11月24日（火）の分は", first, StringComparison.Ordinal);
        foreach (var line in ToTheCheck)
            await SayAsync(app, line);

        Assert.Contains("つぎは、11月9日（月）の分ですね", await SayAsync(app, "はい"), StringComparison.Ordinal);
        await SayAsync(app, "はい");
        foreach (var line in ToTheCheck.Skip(1).Where(l => l != "いいえ").Prepend("いいえ"))
            await SayAsync(app, line);
        Assert.Contains("つぎは、11月24日（火）の分ですね", await SayAsync(app, "はい"), StringComparison.Ordinal);
        await SayAsync(app, "やめる");

        var reports = await ReportsAsync(app);
        Assert.Equal(["2026-11-02", "2026-11-09"], reports.Select(r => r.GetProperty("date").GetString()).Order());
        Assert.All(reports, r => Assert.Equal("たろうさん", ChildOf(r)));
        Assert.All(reports, r => Assert.False(HasFare(r)));
    }

    [Fact]
    public async Task What_is_stopped_at_the_check_is_not_sent_by_the_next_yes()
    {
        await using var app = await StartAsync();
        await UpToCheckAsync(app);
        Assert.Contains("やめますか", await SayAsync(app, "もう全部中止して"), StringComparison.Ordinal);
        await SayAsync(app, "はい");
        await UpToCheckAsync(app);
        Assert.Contains(
            "まだ送っていません",
            await SayAsync(app, "やっぱり今日はやめとくわ、お母さんに確認してからにする"),
            StringComparison.Ordinal
        );
        await SayAsync(app, "はい");
        Assert.Empty(await ReportsAsync(app));

        Assert.Contains("220円", await SayAsync(app, "再開"), StringComparison.Ordinal);
        Assert.Contains("交通費：なし", await SayAsync(app, "歩きやったけん交通費いらん"), StringComparison.Ordinal);
        await SayAsync(app, "はい");
        Assert.False(HasFare(Assert.Single(await ReportsAsync(app))));
    }

    [Fact]
    public async Task The_child_of_a_sent_report_is_another()
    {
        await using var app = await StartAsync();
        await UpToCheckAsync(app);
        await SayAsync(app, "はい");
        Assert.Contains(
            "たろうさんに直しました",
            await SayAsync(app, "さっき送った報告、はなちゃんやなくてたろうさんやった"),
            StringComparison.Ordinal
        );
        await SayAsync(app, "はい");
        Assert.Contains("11月27日（金）", await SayAsync(app, "送ったの見せて"), StringComparison.Ordinal);
        Assert.Equal("たろうさん", ChildOf(Assert.Single(await ReportsAsync(app))));
    }

    private static Task<ChannelsApp> StartAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        return StartAsync(time);
    }

    private static async Task<ChannelsApp> StartAsync(FakeTimeProvider time) =>
        await ChannelsApp.StartAsync(ByHand, time, line: await EmulatedLine.StartAsync(time));

    private static async Task UpToCheckAsync(ChannelsApp app)
    {
        string[] lines = ["活動報告", "04821", "おとつい", "3時から3時40分", "1", "はなちゃん", "いいえ", "いいえ", "220円", "写真はない"];
        foreach (var line in lines)
            await SayAsync(app, line);
    }

    private static async Task<string> SayAsync(ChannelsApp app, string text)
    {
        await app.Line.SayAsync(app.Line.Hanako, text);
        await app.RunUntilIdleAsync();
        return app.Line.Transcript(app.Line.Hanako)[^1].Text ?? "";
    }

    private static async Task<IReadOnlyList<JsonElement>> ReportsAsync(ChannelsApp app)
    {
        List<JsonElement> reports = [];
        foreach (var waiting in await app.Api.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new"))
            reports.Add((await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{waiting.Reference}")).Answers);
        return reports;
    }

    private static string? ChildOf(JsonElement report) => report.GetProperty("children")[0].GetProperty("child").GetString();

    private static bool HasFare(JsonElement report) =>
        report.TryGetProperty("travel", out var fare) && fare.ValueKind is JsonValueKind.Number;
}

using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.Submissions.Life;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.Extensions.Time.Testing;
using static Channels.Tests.FamilySupport.Confirming.ParentTalk;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>What a parent writes against a report or a stamp reaches the office with it, however they say it, through signed
/// webhooks.</summary>
public sealed class ObjectionStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("え、そんなの聞いてないんですけど？")]
    [InlineData("23日の分は高いので払えません")]
    [InlineData("23日は運動会の振替でたろうは習い事に行ってません")]
    [InlineData("夫の例川健です。23日は9時5分前に私が迎えに行きました")]
    [InlineData("23日は朝たろうを送ってもらっただけで、夕方の送りはないですよ")]
    [InlineData("えっ、たろうはその日は学校ですけど？")]
    [InlineData("こんな報告は認められません")]
    [InlineData("お昼にはもう一緒にご飯食べてました")]
    [InlineData("え、けがしたって誰も連絡くれないんですか")]
    public async Task What_is_no_plain_answer_is_with_the_report_and_said_back(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "こんにちは"); // the question is not what was said last any more
        var told = await SayAsync(app, app.Line.Taro, said);
        Assert.Contains($"番号 {number} について「{said}」と、センターに伝えました", told, StringComparison.Ordinal);
        Assert.DoesNotContain("119", told, StringComparison.Ordinal);
        Assert.Equal("differs", (await StandsAsync(app, number)).State);
        var words = await app.Api.GetStringAsync($"/api/v1/submissions/{number}/messages", Stop);
        Assert.Contains(said, JsonDocument.Parse(words).RootElement.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("こんにちは")]
    [InlineData("あとで確認します")]
    [InlineData("保育園の申込みは何が違いますか")]
    [InlineData("11月分のお金はいつ入りますか")]
    [InlineData("行事に申し込みたいです")]
    public async Task What_is_about_something_else_is_no_answer(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "こんにちは");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal("asked", (await StandsAsync(app, number)).State);
    }

    [Fact]
    public async Task A_yes_with_a_remark_is_a_yes_and_the_remark_is_kept()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock);
        const string Said = "合ってるけど、うちは交通費を現金で渡してます";
        Assert.Contains("合っていると受け取りました", await SayAsync(app, app.Line.Taro, Said), StringComparison.Ordinal);
        Assert.Equal("agreed", (await StandsAsync(app, number)).State);
        var words = await app.Api.GetStringAsync($"/api/v1/submissions/{number}/messages", Stop);
        Assert.Contains(Said, JsonDocument.Parse(words).RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_to_be_called_is_with_the_staff_at_once_and_the_report_is_seen_otherwise()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "こんにちは");
        await SayAsync(app, app.Line.Taro, "こんな報告は認められません。センターの人に電話してほしい");
        var told = string.Join('\n', app.Line.Transcript(app.Line.Taro).TakeLast(2).Select(t => t.Text));
        Assert.Contains("番号 ST-", told, StringComparison.Ordinal);
        Assert.Equal("differs", (await StandsAsync(app, number)).State);
        Assert.Contains("\"staff\"", await app.Api.GetStringAsync("/api/v1/alerts", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_or_a_child_of_no_report_is_put_on_no_other()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock);
        foreach (var said in (string[])["20日のあおいって、うちの子じゃありません", "あおいちゃんは行ってません"])
        {
            var told = await SayAsync(app, app.Line.Taro, said);
            Assert.Contains(said, told, StringComparison.Ordinal);
            Assert.Contains("番号 ST-", told, StringComparison.Ordinal);
            await SayAsync(app, app.Line.Taro, "終わる");
        }

        Assert.Equal("asked", (await StandsAsync(app, number)).State);
    }

    [Fact]
    public async Task The_day_picks_a_report_also_one_that_was_agreed_to()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var first = await AskedAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "はい");
        var second = await AskedAsync(app, clock, "おととい", child: "はなちゃん");
        await SayAsync(app, app.Line.Taro, "23日は9時5分前に私が迎えに行きました");
        Assert.Equal("differs", (await StandsAsync(app, first)).State);
        Assert.Equal("asked", (await StandsAsync(app, second)).State);
        await SayAsync(app, app.Line.Taro, $"{second} は交通費が高すぎませんか？");
        Assert.Equal("differs", (await StandsAsync(app, second)).State);
    }

    [Fact]
    public async Task A_press_counts_at_once_and_the_staff_hear_of_it_when_no_words_come()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "ちがうところがある");
        await SayAsync(app, app.Line.Taro, "5"); // the fares
        Assert.Equal("differs", (await StandsAsync(app, number)).State);
        Assert.DoesNotContain("report-differs", await app.Api.GetStringAsync("/api/v1/alerts", Stop), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(31));
        await LookAsync(app);
        Assert.Contains("report-differs", await app.Api.GetStringAsync("/api/v1/alerts", Stop), StringComparison.Ordinal);
        Assert.Contains("ちがうところがある", StampStory.Last(app, app.Line.Hanako), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("えっ、はなは今日は学校ですけど？")]
    [InlineData("はなは今日は熱で休ませてるのに、預かりましたって何ですか！？")]
    [InlineData("え、けがしたって誰も連絡くれないんですか")]
    public async Task What_is_said_against_a_stamp_is_said_of_its_report_too(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await SayAsync(app, app.Line.Hanako, "はなちゃん預かりました");
        await StampStory.LookAsync(app);
        await SayAsync(app, app.Line.Taro, "こんにちは");
        var told = await SayAsync(app, app.Line.Taro, said);
        Assert.Contains($"預かりの知らせ（午前10時から）について「{said}」と受け取りました", told, StringComparison.Ordinal);
        Assert.Contains("番号 ST-", told, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(1));
        await SayAsync(app, app.Line.Hanako, "お返ししました");
        foreach (var line in (string[])["1", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await SayAsync(app, app.Line.Hanako, line);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, app.Line.Hanako, "はい"));
        Assert.Equal("differs", (await StandsAsync(app, number)).State);
        Assert.Contains(number, await app.Api.GetStringAsync("/api/v1/alerts", Stop), StringComparison.Ordinal);
    }
}

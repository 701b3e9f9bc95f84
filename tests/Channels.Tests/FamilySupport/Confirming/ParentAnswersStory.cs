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

/// <summary>What a parent answers between a stamp, two reports of one day and the question about them, through signed webhooks.</summary>
public sealed class ParentAnswersStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ありがとうございます。パジャマのままで申し訳ないです")]
    [InlineData("パジャマのままで申し訳ないです")]
    [InlineData("ありがとうございます😊今日は朝からぐずっていたのに、すみません💦")]
    [InlineData("いつも助かります。髪もボサボサのままでごめんなさい")]
    public async Task Thanks_for_a_stamp_are_no_objection_and_open_nothing(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await StampedAsync(app, clock);
        var told = await SayAsync(app, app.Line.Taro, said);
        Assert.DoesNotContain("番号 ST-", told, StringComparison.Ordinal);
        var number = await HandInStampedAsync(app, clock);
        Assert.Equal("asked", await StateAsync(app, number));
        await SayAsync(app, app.Line.Taro, "報告のとおりで間違いありません");
        Assert.Equal("agreed", await StateAsync(app, number));
    }

    [Theory]
    [InlineData("はい、合っています", "agreed")]
    [InlineData("時間が30分短かったです", "differs")]
    [InlineData("バス代はもらっていません", "differs")]
    public async Task An_open_case_takes_no_answer_to_the_question_on_the_screen(string said, string state)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "15日");
        await SayAsync(app, app.Line.Taro, "職員に相談したいです");
        await SayAsync(app, app.Line.Taro, "来月から保育園がかわります");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal(state, await StateAsync(app, number));
        if (state is "agreed")
            return;
        await SayAsync(app, app.Line.Taro, "さっきの取り消します");
        Assert.Equal("asked", await StateAsync(app, number));
    }

    [Theory]
    [InlineData("午前中の分は合っています", "agreed", "asked")]
    [InlineData("朝のほうは大丈夫です", "agreed", "asked")]
    [InlineData("夕方の方だけ違います", "asked", "differs")]
    [InlineData("夕方は30分短かったです", "asked", "differs")]
    [InlineData("午前は合っています。夕方は30分短かったです", "agreed", "differs")]
    public async Task The_part_of_the_day_chooses_between_two_reports_of_it(string said, string morning, string evening)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var early = await AskedAsync(app, clock, "23日");
        var late = await AskedAsync(app, clock, "23日", "16時から18時まで");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal((morning, evening), (await StateAsync(app, early), await StateAsync(app, late)));
    }

    [Theory]
    [InlineData("23日の分は合っております")]
    [InlineData("23日の報告は間違いありません、ありがとうございました")]
    public async Task A_yes_to_a_day_before_its_question_is_kept_as_the_answer(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await StampedAsync(app, clock);
        var number = await HandInAsync(app, "23日", "9時から11時半まで");
        Assert.Contains(number, await SayAsync(app, app.Line.Taro, said), StringComparison.Ordinal);
        Assert.Equal("agreed", await StateAsync(app, number));
        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(app);
        Assert.Equal("agreed", await StateAsync(app, number));
    }

    [Fact]
    public async Task A_yes_to_a_day_behind_an_objection_and_a_stamp_is_of_that_report()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, "23日は30分短かったです");
        Assert.Equal("differs", await StateAsync(app, number));
        await StampedAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "11月23日の分は合っております");
        Assert.Equal("agreed", await StateAsync(app, number));
    }

    [Fact]
    public async Task A_yes_to_a_day_of_which_there_is_no_report_is_with_the_staff()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await StampedAsync(app, clock);
        var told = await AllAsync(app, "11月19日の分は合っております");
        Assert.Contains("どの報告のことかは、センターで確かめます", told, StringComparison.Ordinal);
        Assert.Contains("番号 ST-", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_in_the_middle_of_another_report_waits_for_its_answer()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var first = await AskedAsync(app, clock, "15日");
        await SayAsync(app, app.Line.Taro, "訂正を確認いたしました"); // shown once more, and asked
        var second = await HandInAsync(app, "23日", "9時から11時半まで");
        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(app);
        await SayAsync(app, app.Line.Taro, "はい");
        Assert.Equal(("agreed", "asked"), (await StateAsync(app, first), await StateAsync(app, second)));
        Assert.Contains(second, StampStory.Last(app, app.Line.Taro), StringComparison.Ordinal);
        await SayAsync(app, app.Line.Taro, "はい");
        Assert.Equal("agreed", await StateAsync(app, second));
    }

    [Theory]
    [InlineData("ちがうところがある")]
    [InlineData("ちがうところがある", "2")]
    public async Task What_is_asked_while_it_is_told_what_is_otherwise_takes_none_of_it(params string[] before)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var first = await AskedAsync(app, clock, "15日");
        foreach (var said in before)
            await SayAsync(app, app.Line.Taro, said);
        var second = await HandInAsync(app, "23日", "9時から11時半まで");
        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(app);
        Assert.Contains(first, await AllAsync(app, "11時まででした"), StringComparison.Ordinal);
        Assert.Equal(("differs", "asked"), (await StateAsync(app, first), await StateAsync(app, second)));
        Assert.Contains(second, StampStory.Last(app, app.Line.Taro), StringComparison.Ordinal);
        await SayAsync(app, app.Line.Taro, "はい");
        Assert.Equal("agreed", await StateAsync(app, second));
    }

    [Theory]
    [InlineData("報告を見せてください")]
    [InlineData("きのうの例田さんの活動報告を確認")]
    [InlineData("23日の報告を見たいです")]
    [InlineData("活動報告の確認をお願いします")]
    public async Task Who_wishes_to_see_a_report_sees_it_before_and_behind_its_question(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await HandInAsync(app, "23日", "9時から11時半まで");
        await SeesAsync();
        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(app);
        await SayAsync(app, app.Line.Taro, "こんにちは");
        await SeesAsync();
        await SayAsync(app, app.Line.Taro, "はい");
        Assert.Equal("agreed", await StateAsync(app, number));
        await SeesAsync();

        async Task SeesAsync()
        {
            var shown = await SayAsync(app, app.Line.Taro, said);
            Assert.Contains(number, shown, StringComparison.Ordinal);
            Assert.Contains("午前9時〜11時30分", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_there_is_no_report_it_is_said_and_no_form_begins()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        foreach (var said in (string[])["報告を見せてください", "きのうの例田さんの活動報告を確認"])
            Assert.Contains("報告はありません", await SayAsync(app, app.Line.Taro, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_names_own_times_and_a_fare_that_was_put_right()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        foreach (
            var line in (string[])
                [
                    "活動報告",
                    "23日",
                    "15時から18時半まで",
                    "1",
                    "たろうとはな",
                    "二人とも元気",
                    "いいえ",
                    "160円",
                    "写真はない",
                    "たろうは15時から17時、はなは15時から18時半です",
                ]
        )
            await SayAsync(app, app.Line.Hanako, line);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, app.Line.Hanako, "はい"));
        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(app);
        var asked = StampStory.Last(app, app.Line.Taro);
        Assert.Contains(number, asked, StringComparison.Ordinal);
        Assert.Contains("たろう（15:00〜17:00）、はな。", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("160円", asked, StringComparison.Ordinal);

        await SayAsync(app, app.Line.Taro, "バス代は80円でした");
        foreach (var line in (string[])["直す", "交通費は80円です", "はい"])
            await SayAsync(app, app.Line.Hanako, line);
        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(app);
        Assert.Contains("交通費：80円", StampStory.Last(app, app.Line.Taro), StringComparison.Ordinal);
    }

    /// <summary>A care that was stamped just now, told to the parent.</summary>
    private static async Task StampedAsync(ChannelsApp app, FakeTimeProvider clock)
    {
        await SayAsync(app, app.Line.Hanako, "たろうくん預かりました");
        await StampStory.LookAsync(app);
        clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<string> HandInStampedAsync(ChannelsApp app, FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromHours(1));
        foreach (var line in (string[])["お返ししました", "1", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await SayAsync(app, app.Line.Hanako, line);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, app.Line.Hanako, "はい"));
        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(app);
        return number;
    }
}

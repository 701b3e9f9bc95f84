using Channels.Bot.Contract;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.Submissions.Life;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Channels.Text.Names;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>What a provider says of a report that was sent, or while one is open, through signed webhooks.</summary>
public sealed class SentReportStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_words_of_a_button_mean_it_some_messages_later()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        var number = await SentAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "ちがいます、30分短かったです");
        await app.RunUntilIdleAsync();
        Assert.Contains("ちがうところがある", StampStory.Last(app, hanako), StringComparison.Ordinal);
        await SayAsync(app, hanako, "こんにちは");
        Assert.Contains(number, await SayAsync(app, hanako, "直す"), StringComparison.Ordinal);
        Assert.DoesNotContain("何をしますか", StampStory.Last(app, hanako), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_see_more_means_what_was_accepted_last()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        var number = await SentAsync(app, clock);
        await SayAsync(app, app.Line.Taro, "はい");
        foreach (var move in (LifeMove[])[LifeMove.Taken, LifeMove.Confirmed])
            await app.Get<SubmissionDesk>().SetAsync(number, move, KeyReach.Whole, ConfirmingTown.Sato, null, Stop);
        await app.RunUntilIdleAsync();
        await SayAsync(app, hanako, "ありがとう");
        Assert.Contains(number, await SayAsync(app, hanako, "くわしく見る"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("23日の分、11時半やなくて12時やったみたい")]
    [InlineData("22日やったごめん、23日やない")]
    public async Task A_correction_behind_the_receipt_is_of_the_report_it_names(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        var first = await SentAsync(app, clock);
        await SentAsync(app, clock, "21日");
        clock.Advance(TimeSpan.FromHours(30));
        var told = await SayAsync(app, hanako, said);
        Assert.Contains(first, told, StringComparison.Ordinal);
        Assert.DoesNotContain("何をしますか", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_is_asked_about_is_answered_before_anything_is_sent()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        foreach (var line in (string[])["活動報告", "23日", "9時から11時まで"])
            await SayAsync(app, hanako, line);
        Assert.Contains("ですか。前は", await SayAsync(app, hanako, "日は22日よ"), StringComparison.Ordinal);
        var heard = StampStory.Count(app, hanako);
        foreach (var line in (string[])["学校のおむかえ", "たろうくん", "元気です", "ひとりだけ", "交通費なし", "写真はない"])
            await SayAsync(app, hanako, line);
        var all = string.Join('\n', app.Line.Transcript(hanako).Skip(heard).Select(t => t.Text));
        Assert.Contains("11月22日（日）ですか。前は", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("写真なし")]
    [InlineData("はい")]
    [InlineData("もうおらんっちゃ")]
    [InlineData("元気でした、ひとり")]
    [InlineData("確認")]
    [InlineData("送って")]
    [InlineData("お疲れさん")]
    [InlineData("みなさん")]
    [InlineData("お客さん")]
    [InlineData("お世話さん")]
    public async Task What_says_something_else_is_nobodys_name(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        foreach (
            var line in (string[])
                ["活動報告", "23日", "9時から11時まで", "1", said, said, "たろうくん", "いいえ", "いいえ", "なし", "写真はない"]
        )
            await SayAsync(app, hanako, line);
        var check = await SayAsync(app, hanako, "確認");
        Assert.DoesNotContain($"お子さん1：{said}", check, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("お疲れさんです、きのう9時から11時まで預かりました")]
    [InlineData("ご苦労さんです、報告します")]
    [InlineData("お世話さんです")]
    [InlineData("おつかれさん、みなさんお元気で")]
    [InlineData("お客さんが来とった")]
    [InlineData("おじいさんに引き渡しました")]
    public void A_greeting_names_no_child(string said) => Assert.Empty(Channels.Text.NameFinder.Find(said));

    [Fact]
    public void Several_names_said_together_are_several_children() =>
        Assert.Equal(["ひなた", "こはる", "れお"], ChildName.Several("ひなたとこはるとれおの3人"));

    [Fact]
    public async Task A_day_that_is_told_in_the_middle_of_a_correction_comes_after_it()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        await SentAsync(app, clock);
        await SayAsync(app, hanako, "23日の時間を直してください、9時から11時までです");
        var told = await SayAsync(app, hanako, "17日の火曜、たろうさんの学校のお迎え、1時半から2時まで");
        Assert.Contains("11月17日（火）の分は、これが終わってから聞きます", told, StringComparison.Ordinal);
        Assert.Contains("つぎは、11月17日", await SayAsync(app, hanako, "はい"), StringComparison.Ordinal);
    }

    private static async Task<string> SentAsync(ChannelsApp app, FakeTimeProvider clock, string day = "23日")
    {
        foreach (var line in (string[])["活動報告", day, "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "420円", "写真はない"])
            await SayAsync(app, app.Line.Hanako, line);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, app.Line.Hanako, "はい"));
        clock.Advance(TimeSpan.FromMinutes(6));
        await app.Get<ConfirmSweep>().RunAsync(Stop);
        await app.RunUntilIdleAsync();
        return number;
    }

    private static Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text) => StampStory.SayAsync(app, who, text);
}

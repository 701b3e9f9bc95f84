using Channels.Simulator;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Days that a provider names without their month, through signed webhooks. Today is 24 November.</summary>
public sealed class SentDaysStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("17日です")]
    [InlineData("日にちは17日でした")]
    [InlineData("すみません、17日でした")]
    [InlineData("16日やなくて17日")]
    public async Task A_day_put_right_at_the_check_is_of_the_month_that_stands_there(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await ReportAsync(app, "10/16", isSent: false);
        var told = await SayAsync(app, said);
        Assert.Contains("10月17日", told, StringComparison.Ordinal);
        Assert.DoesNotContain("11月17日", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_takes_the_place_of_another_in_one_message_is_of_no_month_of_it()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, "活動報告");
        Assert.Contains("11月3日", await SayAsync(app, "25日、じゃなくて3日でした"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("16日の分は時間が間違ってました")]
    [InlineData("16日の分、11時半やなくて12時まででした")]
    public async Task A_day_without_a_month_is_of_the_report_there_is(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await ReportAsync(app, "10/16");
        await ReportAsync(app, "23日");
        clock.Advance(TimeSpan.FromHours(1));
        var told = await SayAsync(app, said);
        Assert.Contains($"{number} を直します", told, StringComparison.Ordinal);
        Assert.DoesNotContain("ありません", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_this_month_is_not_one_of_the_month_before()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await ReportAsync(app, "10/16");
        var number = await ReportAsync(app, "11/16");
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains($"{number} を直します", await SayAsync(app, "16日の分は時間が間違ってました"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("16日と18日、先月ね")]
    [InlineData("16日と18日です。先月の")]
    [InlineData("先月の16日と18日")]
    [InlineData("16日と18日、10月です")]
    public async Task A_month_behind_several_days_is_of_each(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, "活動報告");
        var told = await SayAsync(app, said);
        Assert.Contains("10月16日", told, StringComparison.Ordinal);
        Assert.Contains("10月18日", told, StringComparison.Ordinal);
        Assert.DoesNotContain("11月1", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("先月です")]
    [InlineData("あ、先月の16日と18日でした")]
    [InlineData("すみません、10月の16日と18日です")]
    public async Task Several_days_are_put_right_together(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, "活動報告");
        Assert.Contains("11月16日", await SayAsync(app, "16日と18日"), StringComparison.Ordinal);
        var told = await SayAsync(app, said);
        Assert.Contains("10月16日", told, StringComparison.Ordinal);
        Assert.Contains("10月18日", told, StringComparison.Ordinal);
        foreach (var line in (string[])["9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "420円", "写真はない"])
            told = await SayAsync(app, line);
        Assert.Contains("2 日：10月16日", told, StringComparison.Ordinal);
        Assert.Contains("10月18日", await SayAsync(app, "はい"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("孫が熱出したけん明日は無理")]
    [InlineData("自分が熱で寝込んどった")]
    [InlineData("うちの主人が風邪ひいて")]
    [InlineData("お母さんが熱を出しとったけん")]
    public async Task Somebody_else_who_is_ill_makes_no_child_ill(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in (string[])["活動報告", "きのう", "9時から11時半まで", "1", "たろう"])
            await SayAsync(app, line);
        Assert.Contains("お子さんは病気でしたか", await SayAsync(app, said), StringComparison.Ordinal);
        Assert.DoesNotContain("病気でした）", await SayAsync(app, "確認"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_fits_nothing_is_asked_once_more_at_a_yes_or_no()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in (string[])["活動報告", "きのう", "15時から17時まで", "1", "たろう"])
            await SayAsync(app, line);
        Assert.Contains("何時から何時まで", await SayAsync(app, "5やなくて2時50分に帰りました"), StringComparison.Ordinal);
        await SayAsync(app, "13時から14時50分まで");
        Assert.Contains("午後1時〜2時50分", await SayAsync(app, "確認"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("もうひとつ報告あるっちゃけど")]
    [InlineData("もう一件")]
    [InlineData("あと一つ報告")]
    [InlineData("すみません、もう一つ報告したいんですけど")]
    public async Task One_more_report_begins(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await ReportAsync(app, "23日");
        Assert.Contains("いつの活動ですか", await SayAsync(app, said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("もう一つ聞きたいことがあります")]
    [InlineData("もう一件、病児の料金はいくらですか")]
    public async Task One_more_of_something_else_begins_no_report(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await ReportAsync(app, "23日");
        Assert.DoesNotContain("いつの活動ですか", await SayAsync(app, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_is_given_up_leaves_the_report_as_it_was_and_says_so()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await ReportAsync(app, "19日");
        await ReportAsync(app, "20日");
        clock.Advance(TimeSpan.FromMinutes(30));
        var told = await SayAsync(app, "19日のやつね、11時半やなくて12時までやったわ");
        Assert.Contains("午前9時〜正午", told, StringComparison.Ordinal);
        Assert.Contains($"{number} を直すのをやめますか", await SayAsync(app, "中止"), StringComparison.Ordinal);
        told = await SayAsync(app, "はい");
        Assert.Contains($"{number} は、前の内容のままです", told, StringComparison.Ordinal);
        Assert.DoesNotContain("残していません", told, StringComparison.Ordinal);
        await SayAsync(app, "送った報告見せて");
        told = await SayAsync(app, "直す");
        Assert.Contains("どれのことですか", told, StringComparison.Ordinal);
        Assert.Contains("11月19日", told, StringComparison.Ordinal);
        Assert.Contains($"{number} を直します", await SayAsync(app, number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_of_a_day_that_was_sent_is_not_put_into_the_open_report()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var number = await ReportAsync(app, "19日");
        foreach (var line in (string[])["活動報告", "20日", "9時から11時半まで", "1"])
            await SayAsync(app, line);
        var told = await SayAsync(app, "19日のやつね、11時半やなくて12時までやったわ");
        Assert.Contains($"{number} を直します", told, StringComparison.Ordinal);
        Assert.Contains("午前9時〜正午", told, StringComparison.Ordinal);
        await SayAsync(app, "はい");
        await SayAsync(app, "再開");
        Assert.Contains("午前9時〜11時30分", await SayAsync(app, "確認"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("紙なし")]
    [InlineData("紙はないです")]
    public async Task No_paper_is_no_photo(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in (string[])["活動報告", "23日", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "420円"])
            await SayAsync(app, line);
        Assert.Contains("報告書の写真：なし", await SayAsync(app, said), StringComparison.Ordinal);
    }

    private static async Task<string> ReportAsync(ChannelsApp app, string day, bool isSent = true)
    {
        var told = "";
        foreach (var line in (string[])["活動報告", day, "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "420円", "写真はない"])
            told = await SayAsync(app, line);
        return isSent ? ConfirmingTown.NumberIn(await SayAsync(app, "はい")) : told;
    }

    private static Task<string> SayAsync(ChannelsApp app, string text) => StampStory.SayAsync(app, app.Line.Hanako, text);
}

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

    private static async Task<string> ReportAsync(ChannelsApp app, string day, bool isSent = true)
    {
        var told = "";
        foreach (var line in (string[])["活動報告", day, "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "420円", "写真はない"])
            told = await SayAsync(app, line);
        return isSent ? ConfirmingTown.NumberIn(await SayAsync(app, "はい")) : told;
    }

    private static Task<string> SayAsync(ChannelsApp app, string text) => StampStory.SayAsync(app, app.Line.Hanako, text);
}

using Channels.Tests.FamilySupport.Confirming;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Several;

/// <summary>Several days in a provider's own words, through signed webhooks. Today is 24 November.</summary>
public sealed class SpokenDaysStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static readonly string[] Rest = ["1", "たろう", "いいえ", "いいえ", "420円", "写真はない"];

    [Theory]
    [InlineData("20日と22日に預かりました")]
    [InlineData("20日と22日に預かったんですけど")]
    [InlineData("20日、22日の報告をしたいです")]
    public async Task Days_on_which_there_was_care_begin_their_reports(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, "おはようございます");
        var told = await SayAsync(app, said);
        Assert.Contains("11月20日", told, StringComparison.Ordinal);
        Assert.Contains("11月22日（日）の分はそのあとに聞きます", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weekdays_are_days_too()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var told = await SayAsync(app, "先週の金曜と土曜に預かりました");
        Assert.Contains("11月20日（金）", told, StringComparison.Ordinal);
        Assert.Contains("11月21日（土）の分はそのあとに聞きます", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20日に預かりました")]
    [InlineData("きのう預かったんですけど")]
    public async Task One_day_begins_one(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        Assert.Contains("何時から何時まで", await SayAsync(app, said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20日と22日は雨でした")]
    [InlineData("20日と22日に預かりましたか")]
    [InlineData("26日と28日に預かる予定です")]
    public async Task Days_of_something_else_begin_none(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        Assert.DoesNotContain("何時から何時まで", await SayAsync(app, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_told_of_twice_is_reported_once_and_thanks_begin_nothing()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, "20日と22日に預かりました");
        var told = await SayAsync(app, "両方です。20日は9時から12時、22日は13時から15時半");
        Assert.Contains("午前9時〜正午", told, StringComparison.Ordinal);
        foreach (var line in Rest)
            told = await SayAsync(app, line);
        Assert.Contains("11月20日", told, StringComparison.Ordinal);
        told = await SayAsync(app, "はい");
        Assert.Contains("つぎは、11月22日（日）の分ですね", told, StringComparison.Ordinal);
        Assert.Contains("午後1時〜3時30分", told, StringComparison.Ordinal);
        foreach (var kind in (string[])["いつもありがとう", "おつかれさま", "うちの犬はかわいい"])
            Assert.Contains("つぎは、11月22日（日）の分ですね", await SayAsync(app, kind), StringComparison.Ordinal);
        told = await SayAsync(app, "はい");
        Assert.Contains("何をしましたか", told, StringComparison.Ordinal);
        foreach (var line in Rest)
            told = await SayAsync(app, line);
        Assert.Contains("午後1時〜3時30分", told, StringComparison.Ordinal);
        told = await SayAsync(app, "はい");
        ConfirmingTown.NumberIn(told);
        Assert.DoesNotContain("つぎは", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_time_of_the_same_day_is_another_activity()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, "20日は9時から12時、22日は13時から15時半に預かりました");
        var told = await SayAsync(app, "22日は16時から17時、23日は9時から10時");
        foreach (var line in Rest)
            told = await SayAsync(app, line);
        told = await SayAsync(app, "はい");
        Assert.Contains("午後1時〜3時30分", told, StringComparison.Ordinal);
        told = await SayAsync(app, "とばす");
        Assert.Contains("午後4時〜5時", told, StringComparison.Ordinal);
        Assert.Contains("11月23日", await SayAsync(app, "とばす"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8日と、9日じゃなくて10日の報告もしたいです", "11月8日", "11月10日")]
    [InlineData("9日じゃなくて10日の報告もしたいです", "11月10日", "")]
    public async Task Days_that_are_to_be_reported_put_nothing_right_that_was_sent(string said, string first, string next)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await ReportAsync(app, "20日");
        clock.Advance(TimeSpan.FromMinutes(30));
        var told = await SayAsync(app, said);
        Assert.Contains(first, told, StringComparison.Ordinal);
        Assert.Contains(next, told, StringComparison.Ordinal);
        Assert.DoesNotContain("ありません", told, StringComparison.Ordinal);
        Assert.DoesNotContain("9日（", told.Replace("19日", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_put_aside_for_a_correction_is_spoken_of_behind_it()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await ReportAsync(app, "19日");
        foreach (var line in (string[])["活動報告", "20日", "9時から11時半まで", "1"])
            await SayAsync(app, line);
        await SayAsync(app, "19日のやつね、11時半やなくて12時までやったわ");
        var told = await SayAsync(app, "はい");
        Assert.Contains("活動報告が、書きかけのまま残っています", told, StringComparison.Ordinal);
        Assert.Contains("再開", app.Line.QuickReplies(app.Line.Hanako));
        Assert.Contains("お子さんの名前", await SayAsync(app, "再開"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_nobody_reported_is_called_as_it_was_said()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await ReportAsync(app, "20日");
        clock.Advance(TimeSpan.FromMinutes(30));
        var told = await SayAsync(app, "16日の分は時間が間違ってました");
        Assert.StartsWith("16日の分は、ここから送ったものの中にありません。", told, StringComparison.Ordinal);
        await SayAsync(app, "そのままにする");
        Assert.StartsWith("10月16日", await SayAsync(app, "10月16日の分は時間が間違ってました"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_is_taken_back_in_the_same_breath_was_not_there_nor_is_its_day_the_reports()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in (string[])["活動報告", "20日", "9時から11時半まで", "1"])
            await SayAsync(app, line);
        var told = await SayAsync(app, "はなちゃんとその弟のけんくん、あ、けんくんは今日はいなかった");
        Assert.DoesNotContain("けん", told, StringComparison.Ordinal);
        Assert.DoesNotContain("11月24日", told, StringComparison.Ordinal);
        foreach (var line in (string[])["いいえ", "いいえ", "420円", "写真はない"])
            told = await SayAsync(app, line);
        Assert.Contains("はなちゃん", told, StringComparison.Ordinal);
        Assert.DoesNotContain("けん", told, StringComparison.Ordinal);
        Assert.Contains("11月20日", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("いいえ、日はそのままです")]
    [InlineData("日は変わりません")]
    [InlineData("そのままでいいです")]
    public async Task A_day_that_is_doubted_may_stay_as_it_is(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in (string[])["活動報告", "20日", "9時から11時半まで", "1"])
            await SayAsync(app, line);
        Assert.Contains("日は11月21日（土）ですか", await SayAsync(app, "はなちゃんです、21日"), StringComparison.Ordinal);
        Assert.Contains("お子さんは病気でしたか", await SayAsync(app, said), StringComparison.Ordinal);
        Assert.Contains("11月20日", await SayAsync(app, "確認"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("そのあとうちで預かった")]
    [InlineData("それからうちで預かった")]
    [InlineData("このあと預かりました")]
    [InlineData("あのあと公園に行った")]
    public async Task What_came_after_is_no_child(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in (string[])["活動報告", "20日", "9時から11時半まで", "1"])
            await SayAsync(app, line);
        var told = await SayAsync(app, said);
        Assert.DoesNotContain("呼び名ですか", told, StringComparison.Ordinal);
        Assert.DoesNotContain("病気でしたか", told, StringComparison.Ordinal);
    }

    private static async Task<string> ReportAsync(ChannelsApp app, string day)
    {
        foreach (var line in (string[])["活動報告", day, "9時から11時半まで", .. Rest])
            await SayAsync(app, line);
        return ConfirmingTown.NumberIn(await SayAsync(app, "はい"));
    }

    private static Task<string> SayAsync(ChannelsApp app, string text) => StampStory.SayAsync(app, app.Line.Hanako, text);
}

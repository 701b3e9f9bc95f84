using Channels.Simulator;
using Channels.Tests.FamilySupport.Confirming;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Stamps;

/// <summary>What tells of another day, of the open report or of a time to come is no stamp, and a report that is given belongs to its
/// care, through signed webhooks.</summary>
public sealed class StampElsewhereStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("はなは9時に帰りました")]
    [InlineData("はなちゃんは9時に帰ったんよ")]
    [InlineData("9時に返しました")]
    public async Task A_time_of_the_open_report_is_no_stamp_of_today(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var (hanako, yuki) = (app.Line.Hanako, app.Line.Taro);
        var heard = StampStory.Count(app, yuki);
        foreach (var line in (string[])["活動報告", "23日", "8時から10時まで"])
            await SayAsync(app, hanako, line);
        Assert.DoesNotContain("記録しました", await SayAsync(app, hanako, said), StringComparison.Ordinal);
        foreach (var line in (string[])["1", "はなちゃん", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await SayAsync(app, hanako, line);
        Assert.DoesNotContain("記録しました", await SayAsync(app, hanako, said), StringComparison.Ordinal);
        await StampStory.LookAsync(app);
        Assert.Equal(heard, StampStory.Count(app, yuki));
    }

    [Theory]
    [InlineData("10時半に返しました")]
    [InlineData("お返ししたのは10時4分です")]
    public async Task A_return_later_than_now_is_none(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await SayAsync(app, app.Line.Hanako, "はなちゃん8時に預かりました");
        Assert.DoesNotContain("お返ししました。", await SayAsync(app, app.Line.Hanako, said), StringComparison.Ordinal);
        Assert.DoesNotContain("活動の報告をします", StampStory.Last(app, app.Line.Hanako), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_it_was_not_today_takes_the_stamp_back()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, app.Line.Hanako, "はなちゃん9時に預かりました");
        var told = await SayAsync(app, app.Line.Hanako, "ちがう、それは14日のことです。きょうのことじゃない");
        Assert.Contains("取り消しました", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_take_back_means_the_stamp_that_was_said_last_also_within_a_form()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, app.Line.Hanako, "行事の申込み");
        await SayAsync(app, app.Line.Hanako, "はなちゃん預かりました");
        Assert.Contains("取り消しました", await SayAsync(app, app.Line.Hanako, "取り消し"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hand_over_that_was_forgotten_is_said_behind_the_return_and_no_day_is_asked()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "9時にたろうくんお返ししました"); // of which there is no hand-over
        await SayAsync(app, hanako, "はなちゃん預かりました");
        var returned = await SayAsync(app, hanako, "はなちゃんお返ししました");
        Assert.DoesNotContain("いつの活動", returned, StringComparison.Ordinal);
        var moved = await SayAsync(app, hanako, "ごめん、預かったのは8時半やった");
        Assert.Contains("午前8時30分に直しました", moved, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", moved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_given_in_a_sentence_belongs_to_the_care_that_was_stamped()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "はなちゃん預かりました");
        await SayAsync(app, hanako, "お返ししました");
        await SayAsync(app, hanako, "中止");
        await SayAsync(app, hanako, "はい");
        await SayAsync(app, hanako, "今日、はなちゃんを8時から10時まで預かりました");
        foreach (var line in (string[])["1", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await SayAsync(app, hanako, line);
        var done = await SayAsync(app, hanako, "はい");
        Assert.NotEmpty(ConfirmingTown.NumberIn(done));
        Assert.DoesNotContain("報告が、まだです", done, StringComparison.Ordinal);
    }

    private static Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text) => StampStory.SayAsync(app, who, text);
}

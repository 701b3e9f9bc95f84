using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Confirming;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Stamps;

/// <summary>Stamps as two families really use them, through signed webhooks: a no of the other side, one of two children, a stamp in the
/// middle of something else, and care that nobody reports.</summary>
public sealed class StampCareStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ちがいます、預けてません")]
    [InlineData("まだ預けてないですけど")]
    [InlineData("うちは頼んでません")]
    [InlineData("今日は会社休みで、はなもたろうも家にいます")]
    [InlineData("時間がちがいます")]
    [InlineData("今日は預けてないはずですが")]
    public async Task A_no_of_the_other_side_to_a_stamp_is_with_the_staff_and_said_back(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var (hanako, yuki) = (app.Line.Hanako, app.Line.Taro);
        await SayAsync(app, hanako, "はなちゃん預かりました");
        await StampStory.LookAsync(app);
        Assert.Contains("ちがうときは、そのまま書いてください", StampStory.Last(app, yuki), StringComparison.Ordinal);
        var told = await SayAsync(app, yuki, said);
        Assert.Contains($"預かりの知らせ（午前10時から）について「{said}」と受け取りました", told, StringComparison.Ordinal);
        Assert.Contains("職員に伝えました（番号 ST-", told, StringComparison.Ordinal);
        var number = told[told.IndexOf("ST-", StringComparison.Ordinal)..][..12];
        var words = await app.Api.GetStringAsync($"/api/v1/submissions/{number}/messages", Stop);
        Assert.Contains(said, JsonDocument.Parse(words).RootElement.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("何をしますか", told, StringComparison.Ordinal);

        // What they add goes the same way, and a yes to the next stamp is no complaint.
        Assert.DoesNotContain("何をしますか", await SayAsync(app, yuki, "たろうもいます"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_to_a_stamp_opens_no_case()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, app.Line.Hanako, "はなちゃん預かりました");
        await StampStory.LookAsync(app);
        Assert.Contains("わかりました", await SayAsync(app, app.Line.Taro, "はい、お願いします"), StringComparison.Ordinal);
        using var submissions = JsonDocument.Parse(await app.Api.GetStringAsync("/api/v1/submissions/new", Stop));
        Assert.DoesNotContain("ST-", submissions.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("はなちゃんお返ししました")]
    [InlineData("はなちゃんだけ先にお返ししました")]
    [InlineData("はなだけ先にお返ししました")]
    public async Task One_of_two_children_goes_home_and_the_other_stays(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var (hanako, yuki) = (app.Line.Hanako, app.Line.Taro);
        await SayAsync(app, hanako, "たろうとはなちゃん預かりました");
        await StampStory.LookAsync(app);
        var heard = StampStory.Count(app, yuki);
        clock.Advance(TimeSpan.FromHours(1));
        var part = await SayAsync(app, hanako, said);
        Assert.Contains("は午前11時にお返しした、と報告につけます。たろうは預かっている、のままです", part, StringComparison.Ordinal);
        await StampStory.LookAsync(app);
        Assert.Equal(heard, StampStory.Count(app, yuki)); // nobody is told that all are home
        clock.Advance(TimeSpan.FromHours(1));
        var all = await SayAsync(app, hanako, "たろうもお返ししました");
        Assert.Contains("午前10時から正午まで", all, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", all, StringComparison.Ordinal);
        foreach (var line in (string[])["1", "いいえ", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await SayAsync(app, hanako, line);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, hanako, "はい"));
        var report = await app.Api.GetStringAsync($"/api/v1/submissions/{number}", Stop);
        using var answer = JsonDocument.Parse(report);
        Assert.Equal(2, answer.RootElement.GetProperty("answers").GetProperty("children").GetArrayLength());
        Assert.Contains("午前11時にお返し", answer.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_were_stamped_apart_are_given_back_by_name_together()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "たろうくん預かりました");
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Contains(
            "はなちゃんを午前10時30分に",
            await SayAsync(app, hanako, "たろうくんとはなちゃん預かりました"),
            StringComparison.Ordinal
        );
        clock.Advance(TimeSpan.FromHours(1));
        var both = await SayAsync(app, hanako, "たろうとはな、お返ししました");
        Assert.Contains("たろうくんを午前10時から午前11時30分まで", both, StringComparison.Ordinal);
        Assert.Contains("はなちゃんを午前10時30分から午前11時30分まで", both, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("みゆ預かりました", "「みゆ」は、お子さんの呼び名ですか")]
    [InlineData("はな預かりました", "はなを午前10時に預かった")]
    [InlineData("荷物預かりました", "何をしますか")]
    [InlineData("かぎを預かりました", "何をしますか")]
    public async Task A_name_without_a_title_is_a_child_of_the_family_or_is_asked(string said, string expected)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        Assert.Contains(expected, await SayAsync(app, app.Line.Hanako, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stamp_in_the_middle_of_another_procedure_is_heard_and_the_form_goes_on()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        var question = await SayAsync(app, hanako, "行事の申込み");
        var taken = await SayAsync(app, hanako, "はなちゃん預かりました");
        Assert.Contains("はなちゃんを午前10時に預かったと記録しました", taken, StringComparison.Ordinal);
        Assert.Contains(question.Split('\n')[^1], taken, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(1));
        var returned = await SayAsync(app, hanako, "お返ししました");
        Assert.Contains("はなちゃんを午前10時から午前11時まで", returned, StringComparison.Ordinal);
        Assert.Contains("預かりの報告が、まだです。「活動報告」と書くと始まります", returned, StringComparison.Ordinal);
        Assert.Contains(question.Split('\n')[^1], returned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Care_that_is_not_reported_is_reminded_of_by_day_twice_and_begins_with_its_times()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "はなちゃん預かりました");
        clock.Advance(TimeSpan.FromHours(1));
        await SayAsync(app, hanako, "お返ししました");
        await SayAsync(app, hanako, "中止");
        await SayAsync(app, hanako, "はい");
        var heard = StampStory.Count(app, hanako);
        for (var hour = 0; hour < 24; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await StampStory.LookAsync(app);
        }

        Assert.Equal(heard + 1, StampStory.Count(app, hanako));
        Assert.Contains("からの預かりの報告が、まだです", StampStory.Last(app, hanako), StringComparison.Ordinal);
        for (var hour = 0; hour < 72; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await StampStory.LookAsync(app);
        }

        Assert.Equal(heard + 2, StampStory.Count(app, hanako));
        var report = await StampStory.TapAsync(app, hanako, "活動報告");
        Assert.Contains("午前10時から", report, StringComparison.Ordinal);
        Assert.Contains("ほかの日の活動のときは、その日を書いてください", report, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_day_said_to_a_report_of_stamps_leaves_the_stamps_their_own()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "はなちゃん預かりました");
        clock.Advance(TimeSpan.FromHours(1));
        await SayAsync(app, hanako, "お返ししました");
        await SayAsync(app, hanako, "中止");
        await SayAsync(app, hanako, "はい");
        await SayAsync(app, hanako, "活動報告");
        var other = await SayAsync(app, hanako, "23日");
        Assert.Contains("日：11月23日", other, StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", other, StringComparison.Ordinal);
        foreach (var line in (string[])["9時から10時", "1", "たろうくん", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await SayAsync(app, hanako, line);
        var done = await SayAsync(app, hanako, "はい");
        Assert.Contains("からの預かりの報告が、まだです", done, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("今日の夕方の預かり、熱が出たのでキャンセルさせてください")]
    [InlineData("10分くらい遅れますと伝えてください")]
    public async Task What_a_parent_would_tell_the_provider_goes_to_the_staff_and_that_it_goes_nowhere_else_is_said(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var told = await SayAsync(app, app.Line.Taro, said);
        Assert.Contains("ここから提供会員には伝わらないので、センターの職員に伝えます", told, StringComparison.Ordinal);
        Assert.Contains("番号 ST-", told, StringComparison.Ordinal);
    }

    private static Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text) => StampStory.SayAsync(app, who, text);
}

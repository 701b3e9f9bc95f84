using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Confirming;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Stamps;

/// <summary>Stamps as people of the city say them, and what parents ask while one is open, through signed webhooks.</summary>
public sealed class StampTongueStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stands_behind_a_stamp_goes_with_its_report()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        var taken = await SayAsync(app, hanako, "そうたくん預かったけんね、今から公園いきます");
        Assert.Contains("そうたくんを午前10時に預かったと記録しました", taken, StringComparison.Ordinal);
        Assert.Contains("「今から公園いきます」は、報告といっしょに職員に届けます", taken, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("「よく遊びました」", await SayAsync(app, hanako, "お返ししました、よく遊びました"), StringComparison.Ordinal);
        foreach (var line in (string[])["1", "いいえ", "いいえ", "交通費はない", "写真はない", "はい"]) // the name is not registered
            await SayAsync(app, hanako, line);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, hanako, "はい"));
        using var sent = JsonDocument.Parse(await app.Api.GetStringAsync($"/api/v1/submissions/{number}", Stop));
        foreach (var told in (string[])["今から公園いきます", "よく遊びました"])
            Assert.Contains(told, sent.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_children_it_is_asked_which_and_a_correction_names_the_child()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        Assert.Contains("どのお子さんですか", await SayAsync(app, hanako, "預かりましたー"), StringComparison.Ordinal);
        Assert.Equal(["お返ししました", "取り消し"], app.Line.QuickReplies(hanako).Take(2));
        var child = app.Line.QuickReplies(hanako)[2];
        Assert.EndsWith("預かりました", child, StringComparison.Ordinal);
        var name = child[..^"預かりました".Length];
        Assert.Contains($"{name}を午前10時に預かったと記録", await StampStory.TapAsync(app, hanako, child), StringComparison.Ordinal);
        Assert.Contains($"{name}の分：預かった時刻を", await SayAsync(app, hanako, "預かったのは9時半でした"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9時半に預かったんよ")]
    [InlineData("たろうくん、9時半に預かったけね")]
    public async Task A_stamp_in_the_tongue_of_the_city_is_one(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        if (!said.StartsWith("たろう", StringComparison.Ordinal))
            await SayAsync(app, app.Line.Hanako, "たろうくん預かりました");
        Assert.Contains("午前9時30分", await SayAsync(app, app.Line.Hanako, said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("はなちゃんとそうたくん")]
    [InlineData("はなちゃんとそうたくんです")]
    [InlineData("あ、はなちゃんとそうたくんよ")]
    [InlineData("はなとそうた")]
    public async Task Who_it_is_is_heard_where_it_was_asked_and_so_are_a_time_and_who_went_first(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "預かりました");
        clock.Advance(TimeSpan.FromMinutes(20));
        var named = await SayAsync(app, hanako, said);
        Assert.Contains("午前10時に預かった", named, StringComparison.Ordinal);
        Assert.Contains("そうた", named, StringComparison.Ordinal);
        Assert.Contains("9時30分", await SayAsync(app, hanako, "あ、預かったのは9時半からやけね"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Contains("10時50分", await SayAsync(app, hanako, "そうたくんだけ先に帰りました"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_alone_are_no_stamp_where_nobody_asked()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        Assert.DoesNotContain("預かった", await SayAsync(app, app.Line.Hanako, "はなちゃんとそうたくん"), StringComparison.Ordinal);
        await SayAsync(app, app.Line.Hanako, "はなちゃん預かりました");
        Assert.DoesNotContain("そうたくんを", await SayAsync(app, app.Line.Hanako, "そうたくん"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("さっきのお預かりのは練習やけん取り消して")]
    [InlineData("さっきの預かりました、テストでした")]
    public async Task A_stamp_for_practice_is_taken_back_and_the_open_report_goes_on(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var hanako = app.Line.Hanako;
        foreach (var line in (string[])["活動報告", "はなちゃん預かりました"])
            await SayAsync(app, hanako, line);
        var told = await SayAsync(app, hanako, said);
        Assert.Contains("はなちゃんを預かった記録を取り消しました", told, StringComparison.Ordinal);
        Assert.Contains("いつの活動ですか", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_asks_where_the_child_is_and_what_it_costs()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var (hanako, yuki) = (app.Line.Hanako, app.Line.Taro);
        Assert.Contains(
            "いまの預かりの記録はありません",
            await SayAsync(app, yuki, "いまうちの子どこにおるん？"),
            StringComparison.Ordinal
        );
        await SayAsync(app, hanako, "はなちゃんば預かったよ");
        foreach (var said in (string[])["いまうちの子どこにおるん？", "いまの預かり", "はなちゃん何しよる？"])
            Assert.Contains("午前10時にお子さんを預かった", await SayAsync(app, yuki, said), StringComparison.Ordinal);
        foreach (var said in (string[])["先月なんぼになった？", "今月なんぼ"])
            Assert.Contains("届いて間もない報告は", await SayAsync(app, yuki, said), StringComparison.Ordinal);
        Assert.Contains("「今月いくら」", await SayAsync(app, yuki, "いくら払うんですか"), StringComparison.Ordinal);
        Assert.Contains("500円", await SayAsync(app, yuki, "料金はいくらですか"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_will_be_late_is_told_what_to_do()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var (hanako, yuki) = (app.Line.Hanako, app.Line.Taro);
        await SayAsync(app, hanako, "はなちゃん預かりました");
        Assert.Contains("電話してください", await SayAsync(app, hanako, "はなちゃんのお母さん遅れるって"), StringComparison.Ordinal);
        Assert.Contains("番号 ST-", await SayAsync(app, yuki, "はなの迎え、30分遅れるけん"), StringComparison.Ordinal);
    }

    private static Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text) => StampStory.SayAsync(app, who, text);
}

using System.Text.Json;
using Channels.Tests.FamilySupport.Confirming;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Several;

/// <summary>What members tell beside a correction, or would have told to somebody, reaches the staff in their words.</summary>
public sealed class RemarkStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static readonly string[] Report =
    [
        "活動報告",
        "20日",
        "9時から11時半まで",
        "1",
        "たろう",
        "いいえ",
        "いいえ",
        "420円",
        "写真はない",
    ];

    [Theory]
    [InlineData("20日の、9時やなくて9時半からでした。園で先生と話しこんだけん")]
    [InlineData("20日は交通費がバス代で220円かかっとりました、領収書はなくしました")]
    public async Task The_reason_of_a_correction_is_with_the_report(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in Report)
            await SayAsync(app, line);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, "はい"));
        await SayAsync(app, said);
        Assert.Contains(number, await SayAsync(app, "はい"), StringComparison.Ordinal);
        using var answers = await AnswersAsync(app, number);
        var also = answers.RootElement.GetProperty("answers").GetProperty("also-said");
        Assert.Equal([said], also.EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public async Task Whose_leave_it_is_stands_on_the_case()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var told = await SayAsync(app, "来週から休みます、腰をいためました");
        var at = told.IndexOf("ST-", StringComparison.Ordinal);
        using var answers = await AnswersAsync(app, told.Substring(at, "ST-0000-0000".Length));
        Assert.Equal("4821", answers.RootElement.GetProperty("answers").GetProperty("member").GetString());
    }

    [Theory]
    [InlineData("お迎え30分ほど遅れます")]
    [InlineData("すみません、お迎え30分ほど遅れますって花子さんに伝えてもらえますか")]
    public async Task A_parent_who_is_late_is_told_who_hears_of_it(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        await SayAsync(app, "たろうくん預かりました");
        var told = await StampStory.SayAsync(app, app.Line.Taro, said);
        Assert.Contains("提供会員には伝わらない", told, StringComparison.Ordinal);
        Assert.Contains("ST-", told, StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> AnswersAsync(ChannelsApp app, string number) =>
        JsonDocument.Parse(await app.Api.GetStringAsync($"/api/v1/submissions/{number}", TestContext.Current.CancellationToken));

    private static Task<string> SayAsync(ChannelsApp app, string text) => StampStory.SayAsync(app, app.Line.Hanako, text);
}

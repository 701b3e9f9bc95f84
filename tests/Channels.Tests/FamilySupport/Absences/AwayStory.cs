using System.Text.RegularExpressions;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Absences;

/// <summary>A provider cannot take children for a while: the staff have it in their words, through signed webhooks.</summary>
public sealed partial class AwayStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("孫が入院することになって、来週は預かれないかもしれません")]
    [InlineData("孫の具合が悪くて、しばらくお休みさせてください")]
    [InlineData("腰を痛めたけん、当分預かりは無理です")]
    [InlineData("来月いっぱい活動をお休みします")]
    [InlineData("12月の10日から13日まで、息子のとこに行くけお休みします✈️ さゆりさんには言うてあります")]
    [InlineData("医者に休めと言われて、今月は預かれません")]
    public async Task It_reaches_the_staff_word_for_word(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var told = await SayAsync(app, said);
        Assert.Contains("職員に伝えました", told, StringComparison.Ordinal);
        Assert.Contains(said, await CaseAsync(app, told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_report_it_is_no_answer_and_the_report_goes_on()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        foreach (var line in (string[])["活動報告", "20日", "9時から11時半まで", "1", "たろう"])
            await SayAsync(app, line);
        var told = await SayAsync(app, "孫の具合が悪くて、しばらくお休みさせてください");
        Assert.Contains("職員に伝えました", told, StringComparison.Ordinal);
        Assert.Contains("お子さんは病気でしたか", told, StringComparison.Ordinal);
        foreach (var line in (string[])["いいえ", "いいえ", "420円", "写真はない"])
            told = await SayAsync(app, line);
        Assert.Contains("病気ではない", told, StringComparison.Ordinal);
        told = await SayAsync(app, "来週は預かれないかもしれません");
        Assert.Contains("職員に伝えました", told, StringComparison.Ordinal);
        Assert.Contains("病気ではない", told, StringComparison.Ordinal);
        Assert.Contains("これでよいですか", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("きのうは熱が出たので預かれませんでした")]
    [InlineData("預かれないときはどうすればいいですか")]
    [InlineData("熱が出たので学校を休ませて、うちで預かりました")]
    [InlineData("明日は預かれます")]
    [InlineData("はなちゃんは明日学校をお休みします")]
    public async Task What_is_over_or_only_asked_does_not(string said)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        Assert.DoesNotContain("お休みのことを", await SayAsync(app, said), StringComparison.Ordinal);
    }

    private static async Task<string> CaseAsync(ChannelsApp app, string told)
    {
        var words = await app.Api.GetStringAsync($"/api/v1/submissions/{Number().Match(told).Value}/messages", Stop);
        return Regex.Unescape(words);
    }

    private static Task<string> SayAsync(ChannelsApp app, string text) => StampStory.SayAsync(app, app.Line.Hanako, text);

    [GeneratedRegex("[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Number();
}

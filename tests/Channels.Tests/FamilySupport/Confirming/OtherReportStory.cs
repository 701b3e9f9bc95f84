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

/// <summary>Two reports wait for a parent, who speaks of one while the other is shown; and words that are no answer, through signed
/// webhooks.</summary>
public sealed class OtherReportStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("は？12日そんなに長く預けてない")]
    [InlineData("え、12日は30分短かったですよ")]
    [InlineData("12日、たろうは家にいました")]
    public async Task A_day_that_is_named_wins_over_the_report_that_is_shown(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var twelfth = await AskedAsync(app, clock, "12日");
        var shown = await AskedAsync(app, clock, "23日");
        Assert.Contains($"番号 {twelfth} について", await AllAsync(app, said), StringComparison.Ordinal);
        Assert.Equal(("differs", "asked"), (await StateAsync(app, twelfth), await StateAsync(app, shown)));
    }

    [Fact]
    public async Task A_day_that_was_answered_is_meant_as_well()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var twelfth = await AskedAsync(app, clock, "12日");
        await SayAsync(app, app.Line.Taro, "はい");
        var shown = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, "は？12日そんなに長く預けてない");
        Assert.Equal(("differs", "asked"), (await StateAsync(app, twelfth), await StateAsync(app, shown)));
    }

    [Theory]
    [InlineData("預けたのは12日です")]
    [InlineData("12日じゃなくて13日に預けました")]
    public async Task The_day_that_would_be_right_is_of_the_report_that_is_shown(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var twelfth = await AskedAsync(app, clock, "12日");
        var shown = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal(("asked", "differs"), (await StateAsync(app, twelfth), await StateAsync(app, shown)));
    }

    [Fact]
    public async Task A_yes_to_one_day_is_a_yes_and_what_is_behind_it_is_of_the_other()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var fifteenth = await AskedAsync(app, clock, "15日");
        var other = await AskedAsync(app, clock, "23日");
        var told = await AllAsync(app, "15日は合ってます。30分遅れたのは23日です");
        Assert.Contains($"番号 {fifteenth} は、合っていると受け取りました", told, StringComparison.Ordinal);
        Assert.Contains($"番号 {other} について「30分遅れたのは23日です」", told, StringComparison.Ordinal);
        Assert.Equal(("agreed", "differs"), (await StateAsync(app, fifteenth), await StateAsync(app, other)));
    }

    [Theory]
    [InlineData("15日は合ってます、23日も合ってます", "agreed")]
    [InlineData("15日は合ってます。23日はあとで確認します", "asked")]
    [InlineData("15日のは合ってます。23日の方は、12時には帰ってきてたと思うんですけど、30分多くないですか？", "differs")]
    [InlineData("いや、15日は合ってますって。23日が違うんです", "differs")]
    [InlineData("15日は合っていますが、23日は祝日でお願いしていません", "differs")]
    public async Task A_yes_to_one_day_says_of_the_other_what_it_says(string said, string other)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var fifteenth = await AskedAsync(app, clock, "15日");
        var later = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal(("agreed", other), (await StateAsync(app, fifteenth), await StateAsync(app, later)));
    }

    [Theory]
    [InlineData("15日は合ってます。30分遅れたのは渋滞のせいです", "agreed")]
    [InlineData("15日は合ってます。でも30分短かったです", "differs")]
    public async Task What_is_behind_a_yes_is_a_remark_or_takes_it_back(string said, string state)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var fifteenth = await AskedAsync(app, clock, "15日");
        await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal(state, await StateAsync(app, fifteenth));
        var words = await app.Api.GetStringAsync($"/api/v1/submissions/{fifteenth}/messages", Stop);
        Assert.Contains(said, JsonDocument.Parse(words).RootElement.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15日は合っています")]
    [InlineData("15日のも合っています")]
    [InlineData("15日の分はOKです")]
    [InlineData("15日のほうは報告のとおりで合ってます")]
    [InlineData("直してもらってありがとうございます。これで合ってます")]
    public async Task A_yes_with_a_day_or_with_thanks_is_a_yes_before_and_behind_an_objection(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "15日");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal("agreed", await StateAsync(app, number));
        if (!said.StartsWith("15日", StringComparison.Ordinal))
            return;
        await SayAsync(app, app.Line.Taro, "15日は30分短かったです");
        Assert.Equal("differs", await StateAsync(app, number));
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal("agreed", await StateAsync(app, number));
    }

    [Theory]
    [InlineData("さっきの取り消します")]
    [InlineData("ごめんなさい、さっきの取り消します。私の勘違いで、4時前でした")]
    [InlineData("すみません、さっきのは取り消してください")]
    [InlineData("やっぱりさっきの返事はなかったことにしてください")]
    public async Task What_was_answered_can_be_taken_back_and_is_asked_once_more(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "15日");
        await SayAsync(app, app.Line.Taro, "ちがいます、30分短かったです");
        var told = await SayAsync(app, app.Line.Taro, said);
        Assert.Contains($"番号 {number} のお返事を取り消したいと、センターに伝えました", told, StringComparison.Ordinal);
        Assert.Equal(["合っています", "ちがうところがある", "報告を見る"], app.Line.QuickReplies(app.Line.Taro));
        await SayAsync(app, app.Line.Taro, "はい");
        Assert.Equal("agreed", await StateAsync(app, number));
    }

    [Fact]
    public async Task A_yes_that_is_taken_back_is_no_objection_and_waits_again()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "15日");
        await SayAsync(app, app.Line.Taro, "合っています");
        await SayAsync(app, app.Line.Taro, "15日のは取り消します。病院の時間を忘れていました");
        Assert.Equal("asked", await StateAsync(app, number));
        await SayAsync(app, app.Line.Taro, "15日は合っています。お世話になりました");
        Assert.Equal("agreed", await StateAsync(app, number));
        await SayAsync(app, app.Line.Taro, "あ、すみません、やっぱり15日は11時半には帰ってきたと思います");
        Assert.Equal("differs", await StateAsync(app, number));
    }

    [Theory]
    [InlineData("感謝しています")]
    [InlineData("ありがとうございます助かってます")]
    [InlineData("いつもよくしていただいて、うれしいです")]
    [InlineData("たろうくんをよく見てくださって、感謝しています")]
    [InlineData("ほんとに助かりました、ありがとうございます！")]
    public async Task Thanks_are_against_nothing(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "15日");
        foreach (var _ in (int[])[1, 2])
        {
            var told = await AllAsync(app, said);
            Assert.DoesNotContain("センターに伝えました", told, StringComparison.Ordinal);
            Assert.DoesNotContain("何をしますか", told, StringComparison.Ordinal);
            Assert.Equal("asked", await StateAsync(app, number));
        }
    }

    [Theory]
    [InlineData("たぶん")]
    [InlineData("たぶん合ってると思います")]
    [InlineData("はい、たぶん")]
    public async Task Who_is_not_sure_is_shown_the_report_and_asked_once_more(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "15日");
        Assert.Contains("11月15日", await SayAsync(app, app.Line.Taro, said), StringComparison.Ordinal);
        Assert.Equal("asked", await StateAsync(app, number));
        Assert.Contains("合っています", app.Line.QuickReplies(app.Line.Taro));
        await SayAsync(app, app.Line.Taro, "はい");
        Assert.Equal("agreed", await StateAsync(app, number));
    }
}

using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.Forms.Safeguarding;

public sealed class AlarmHearingTests
{
    private static readonly AlarmWords Words = AlarmWords.Read("lists:\n  life:\n    hear:\n      - 死にたい\n");

    [Theory]
    [InlineData("死にたい映画", -3, false)] // a listed word, but all the rest speaks against it
    [InlineData("死にたい映画", -1, true)]
    [InlineData("自分", 1, false)] // an answer, not a message
    [InlineData("消えてしまいたい", -1, false)]
    [InlineData("消えてしまいたい", 1, true)] // no listed word, and heard all the same
    [InlineData("", 1, false)]
    public void A_listed_word_needs_less_weight_than_none(string said, float weight, bool isHeard)
    {
        var weights = new AlarmWeights([new AlarmScale("life", weight, 1, 0, -2)], new sbyte[LetterRuns.Shelves]);
        Assert.Equal(isHeard, new AlarmHearing(Words, weights).Hear(DialogWords.Fold(said)).Contains("life"));
    }

    [Fact]
    public void A_list_without_weights_is_heard_by_its_words()
    {
        var hearing = new AlarmHearing(Words, new AlarmWeights([], []));
        Assert.Equal(["life"], hearing.Hear("死にたい"));
    }

    [Fact]
    public void A_cry_in_the_middle_of_a_long_message_is_heard()
    {
        const string Long = "保育園の申し込みの書類はどこでもらえますか。もう死にたいです。印鑑はいりますか。駐車場はありますか。";
        Assert.Contains("life", AlarmHearing.Default.Hear(DialogWords.Fold(Long)));
    }

    [Fact]
    public void Every_list_but_that_of_emergencies_has_weights() =>
        Assert.Equal(
            AlarmWords.Default.Lists.Where(list => list is not "emergency").Append(AlarmWeights.Any).Order(),
            AlarmWeights.Default.Scales.Select(s => s.List).Order()
        );

    /// <summary>Said by people who knew nothing of the lists, to a running house.</summary>
    [Theory]
    [InlineData("he slap me", "violence")]
    [InlineData("he bit me, blood", "violence")]
    [InlineData("he choke me last night", "violence")]
    [InlineData("I am scared at home", "violence")]
    [InlineData("他不让我出门", "violence")]
    [InlineData("I take many pills", "life")]
    [InlineData("我三天没吃饭了", "living")]
    [InlineData("家里没米了", "living")]
    [InlineData("奶粉没了", "living")]
    [InlineData("おとといから水ばっか飲んどる", "living")]
    [InlineData("隣のおばあちゃんがもう三日もごはん食べとらんみたいなんよ", "living")]
    [InlineData("はなちゃんがのどつまらせた", "emergency")]
    [InlineData("たろうさんが公園でおらんくなった みつからん", "emergency")]
    [InlineData("子どもがけがをして血が止まりません", "emergency")]
    public void What_strangers_cried_is_heard(string said, string alarm) =>
        Assert.Contains(alarm, AlarmHearing.Default.Hear(DialogWords.Fold(said)));

    [Theory]
    [InlineData("ゼロ円です")]
    [InlineData("バス代はゼロ円です")]
    [InlineData("my husband works in factory")]
    [InlineData("me and my husband and baby girl, husband sick")]
    [InlineData("I have no phone")]
    [InlineData("I live in Kokura")]
    [InlineData("I have one baby, 8 months old")]
    public void What_strangers_said_without_need_is_not(string said) => Assert.Empty(AlarmHearing.Default.Hear(DialogWords.Fold(said)));
}

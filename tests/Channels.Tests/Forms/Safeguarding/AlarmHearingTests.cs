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
    public void Every_list_has_weights() =>
        Assert.Equal(AlarmWords.Default.Lists.Order(), AlarmWeights.Default.Scales.Select(s => s.List).Order());
}

using Channels.Text;

namespace Channels.Tests.Text;

/// <summary>Yes and no in a longer answer: how far the word goes, and what the rest does to it.</summary>
public sealed class YesNoOpeningTests
{
    [Theory]
    [InlineData("はい、420円です", true, "420円です")]
    [InlineData("はい420円です", true, "420円です")]
    [InlineData("いいえ、あさってです", false, "あさってです")]
    [InlineData("いいえ10時からです", false, "10時からです")]
    [InlineData("えっと、はい、昨日です", true, "昨日です")]
    public void An_opening_tells_how_far_it_went(string text, bool expected, string rest)
    {
        var prepared = LongText.Prepare(text);

        var opening = YesNoReader.FindOpening(prepared);

        Assert.NotNull(opening);
        Assert.Equal(new Reading<bool>.Found(expected), opening.Reading);
        Assert.Equal(LongText.Prepare(rest), LongText.Without(prepared, opening.Spans).Trim());
    }

    [Theory]
    [InlineData("はいお願いします")]
    [InlineData("もうおらん")]
    [InlineData("はい😊")]
    public void A_plain_answer_is_explained_to_its_end(string text)
    {
        var prepared = LongText.Prepare(text);

        Assert.Equal(prepared.Length, YesNoReader.FindOpening(prepared)!.Spans[0].End);
    }

    [Theory]
    [InlineData("はいしゃに行きました")]
    [InlineData("いえの電気が止まりました")]
    [InlineData("お迎えです")]
    [InlineData("No4070123456")]
    [InlineData("No. 4070123456")]
    [InlineData("")]
    public void A_word_that_only_begins_so_opens_nothing(string text) => Assert.Null(YesNoReader.FindOpening(LongText.Prepare(text)));

    [Theory]
    [InlineData("はい、少し熱がありました", true)]
    [InlineData("はい、妹もいました", true)]
    [InlineData("いいえ、元気でした", false)]
    [InlineData("いいえ、熱はありませんでした", false)]
    [InlineData("はいお願いします", true)]
    public void An_answer_may_say_why(string text, bool expected) =>
        Assert.Equal(new Reading<bool>.Found(expected), YesNoReader.ReadSentence(text));

    [Theory]
    [InlineData("熱はありませんでした", false)]
    [InlineData("熱がありました", true)]
    [InlineData("写真はないです", false)]
    [InlineData("妹がいます", true)]
    public void A_sentence_without_yes_or_no_is_asked_back(string text, bool expected) =>
        Assert.Equal(new Reading<bool>.Found(expected, NeedsConfirmation: true), YesNoReader.ReadSentence(text));

    [Theory]
    [InlineData("いいえ、でも少しだけ熱がありました")]
    [InlineData("はい、熱はありませんでした")]
    [InlineData("はい、420円です")]
    [InlineData("いいえ10時からです")]
    [InlineData("No.4070123456")]
    [InlineData("熱はないけど咳がありました")]
    [InlineData("お迎えに行きました")]
    [InlineData("熱はありますか？")]
    public void Both_or_neither_is_no_answer(string text) => Assert.Equal(new Reading<bool>.None(), YesNoReader.ReadSentence(text));
}

using Channels.Bot.Conversations;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Which messages speak of something that was handed in, and which do not.</summary>
public sealed class WishTests
{
    [Theory]
    [InlineData("さっきの報告の時間がまちがってました", WishKind.Correct)]
    [InlineData("さきほど送った報告ですが、交通費を間違えました", WishKind.Correct)]
    [InlineData("きのうの報告をとりけしたいです", WishKind.Withdraw)]
    [InlineData("間違えて送ってしまいました", WishKind.Withdraw)]
    [InlineData("時間がちがいました", WishKind.Correct)]
    [InlineData("活動報告を訂正したい", WishKind.Correct)]
    [InlineData("さっきの、はるとくんやなくて はるきくんでした", WishKind.Correct)]
    [InlineData("はるとくんじゃなくて、はるきくんです", WishKind.Correct)]
    [InlineData("400円じゃなくて420円でした", WishKind.Correct)]
    [InlineData("I just sent my report and the time was wrong", WishKind.Correct)]
    public void A_wish_is_heard_after_the_receipt(string said, WishKind expected)
    {
        var talk = After();
        talk.Say(said);
        if (expected is WishKind.Correct)
            Assert.Equal(talk.State.Last!.Reference, talk.State.Session?.Corrects);
        else
            Assert.Equal(expected, talk.State.Wish?.Kind);
    }

    [Theory]
    [InlineData("加算の届出を取り消したい")]
    [InlineData("変更届はいつまでに出せばいいですか")]
    [InlineData("料金はいくらですか")]
    [InlineData("こんにちは")]
    [InlineData("住所が変わりました")]
    public void Other_words_are_left_alone(string said)
    {
        var talk = After();
        talk.Say(said);
        Assert.Null(talk.State.Wish);
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void Nothing_is_heard_as_a_wish_where_nothing_was_handed_in()
    {
        var talk = new Talk(Talk.Shipped);
        talk.Say("さっきの報告を取り消したい");
        Assert.Null(talk.State.Wish);
        Assert.Null(talk.State.Session);
    }

    /// <summary>The answers of a submission open the form as they were given.</summary>
    [Fact]
    public void A_corrected_form_has_all_its_answers()
    {
        var talk = After();
        talk.Say("さっきの報告を直したい");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
        var (procedure, session) = (Talk.Shipped.On(new DateOnly(2026, 4, 2)).First(p => p.Id == "activity-report"), talk.State.Session!);
        Assert.Equal(
            Assert.Single(talk.Submissions).AnswersJson,
            Channels.Bot.Dialogs.SubmissionWriter.Answers(procedure, session).GetRawText()
        );
    }

    private static Talk After() =>
        new Talk(Talk.Shipped).Through(
            "活動報告",
            "04821",
            "きのう",
            "9時から11時半まで",
            "1と4",
            "たろうさん",
            "いいえ",
            "はい",
            "はなちゃん",
            "はい",
            "いいえ",
            "交通費はない",
            "写真はない",
            "はい"
        );
}

using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.FamilySupport.Paying;

/// <summary>What is a question about one's own pay, and what is another matter that sounds like it.</summary>
public sealed class PayWordsTests
{
    [Theory]
    [InlineData("お金はいつ入りますか")]
    [InlineData("いくらになりましたか")]
    [InlineData("報酬いつ？")]
    [InlineData("10月分いくらやった？")]
    [InlineData("振込いつですか")]
    [InlineData("先月の分、いくら入りますか")]
    [InlineData("明細が見たいです")]
    [InlineData("内訳を教えてください")]
    [InlineData("お金もう入った？")]
    [InlineData("謝礼の金額が知りたいです")]
    [InlineData("入金日を教えてください")]
    [InlineData("まだ振り込まれていないのですが")]
    [InlineData("お金がまだ入ってないんですけど")]
    [InlineData("お礼のお金はいつはいるとかいね")]
    [InlineData("報告した分の報酬はいつ振り込まれますか")]
    [InlineData("支払いはいつになりますか")]
    [InlineData("When will I be paid?")]
    [InlineData("see my pay")]
    public void It_is_asked_for(string text) => Assert.True(Asks(text));

    [Theory]
    [InlineData("1時間いくらですか")]
    [InlineData("利用料はいくらですか")]
    [InlineData("交通費はいくらまで出ますか")]
    [InlineData("お金はいつもの額でした")]
    [InlineData("お母さんがお金はいつ払えばいいか聞いてました")]
    [InlineData("病児の報酬はいくらですか")]
    [InlineData("振込先の口座が変わりました")]
    [InlineData("キャンセルのときお金はいくらもらえますか")]
    [InlineData("先月分の報告はいつまでですか")]
    [InlineData("今月分の報告を直したいのですが、いくらになりますか")]
    [InlineData("お礼の電話はいつすればいいですか")]
    [InlineData("研修のお金はいくらですか")]
    [InlineData("活動報告")]
    [InlineData("お礼を言われました")]
    public void Another_matter_is_left_alone(string text) => Assert.False(Asks(text));

    [Theory]
    [InlineData("420円もらいました、お礼も教えてもらって", false)]
    [InlineData("お金はいつ入りますか", true)]
    public void With_a_form_open_only_a_question_is_one(string text, bool isAsked) =>
        Assert.Equal(isAsked, PaySpeech.Shipped.AsksForPay(Fold(text), DialogWords.Default.IsQuestion(Fold(text)), hasForm: true));

    private static bool Asks(string text) =>
        PaySpeech.Shipped.AsksForPay(Fold(text), DialogWords.Default.IsQuestion(Fold(text)), hasForm: false);

    private static string Fold(string text) => DialogWords.Fold(text);
}

using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.FamilySupport.SoFar;

/// <summary>Which questions are for the amount of a month, and of which; and what only sounds like one.</summary>
public sealed class SoFarWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("今月いくら", "2026-11")]
    [InlineData("今月の分はいくら払うと", "2026-11")]
    [InlineData("先月なんぼになった", "2026-10")]
    [InlineData("今月のりようりょう、いまいくらですか", "2026-11")]
    [InlineData("先々月の合計は？", "2026-09")]
    [InlineData("１０月分の利用料はいくらでしたか", "2026-10")]
    [InlineData("12月はいくらでしたか", "2025-12")]
    [InlineData("これまでの合計いくらになっとる？", "2026-11")]
    [InlineData("How much do I owe this month?", "2026-11")]
    public void A_family_asks(string text, string month) => Assert.Equal(month, Month(text, isProvider: false, isRequester: true));

    [Theory]
    [InlineData("今月の報酬はいくら", "2026-11")]
    [InlineData("先月いくらもらえる", "2026-10")]
    [InlineData("今月なんぼになった？", "2026-11")]
    [InlineData("10月分いくらやった？", "2026-10")]
    [InlineData("先月の分、いくら入りますか", "2026-10")]
    public void Who_helps_asks(string text, string month) => Assert.Equal(month, Month(text, isProvider: true, isRequester: false));

    [Theory]
    [InlineData("1時間いくらですか")]
    [InlineData("利用料はいくらですか")]
    [InlineData("今月から料金はいくらになりますか")]
    [InlineData("今月あと3回頼んだらいくらですか")]
    [InlineData("11月5日はいくらでしたか")]
    [InlineData("3か月でいくらですか")]
    [InlineData("今月の報告はいつまでですか")]
    [InlineData("先月の領収書の金額がちがう")]
    [InlineData("今月の学童の料金はいくらですか")]
    [InlineData("先月キャンセルした分はいくらですか")]
    [InlineData("今月もお願いします")]
    [InlineData("先月の分を手渡しました、合計2,000円です")]
    [InlineData("今月は上限いくらまで使えますか")]
    [InlineData("今月預けるといくらかかりますか")]
    public void Another_matter_is_left_alone(string text) => Assert.Null(Month(text, isProvider: true, isRequester: true));

    [Theory]
    [InlineData("今月の報酬はいくら", false, true)]
    [InlineData("先月いくら払えばよかったですか", true, false)]
    public void What_only_the_other_role_has_is_no_question_of_this_one(string text, bool isProvider, bool isRequester) =>
        Assert.Null(Month(text, isProvider, isRequester));

    private static string? Month(string text, bool isProvider, bool isRequester) =>
        SoFarSpeech.Shipped.Month(DialogWords.Fold(text), Today, isProvider, isRequester);
}

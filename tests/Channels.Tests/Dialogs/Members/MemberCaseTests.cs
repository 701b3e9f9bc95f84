using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A case takes the one message it asked for; whatever else a member says after it is heard as what it is.</summary>
public sealed class MemberCaseTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void One_message_goes_with_the_case_and_the_report_after_it_is_a_report()
    {
        talk.Through("職員に相談", "お金の振り込みが先月から来てないんです");
        Assert.Contains("職員に伝えました", talk.Text);
        Assert.Contains("会員番号を教えてください", talk.Say("活動報告"));
        Assert.Null(talk.State.Case);
        Assert.Contains("いつの活動ですか", talk.Say("4821"));
        Assert.Single(talk.Effects.OfType<AddToCase>());
    }

    [Fact]
    public void A_procedure_begun_instead_of_the_words_closes_the_case()
    {
        talk.Through("職員に相談", "活動報告");
        Assert.Contains("いつの活動ですか", talk.Say("4821"));
        Assert.Empty(talk.Effects.OfType<AddToCase>());
    }

    [Theory]
    [InlineData(
        "今日の10時半から17時までたろうさんとはなちゃんと、あとゆうくんの3人預かり。ゆうくんは熱があって病児。交通費なし",
        "活動報告ですね"
    )]
    [InlineData("きのうの4時から6時、はなちゃんのお迎え", "活動報告ですね")]
    [InlineData("報告したいんです", "会員番号を教えてください")]
    [InlineData("今月いくらもらえるん", "1時間あたり")]
    [InlineData("1時間いくらですか", "1時間あたり")]
    [InlineData("ありがとう", "どういたしまして")]
    [InlineData("ありがとね💕", "どういたしまして")]
    [InlineData("おわり", "ここで終わります")]
    [InlineData("終わる", "ここで終わります")]
    [InlineData("以上です", "ここで終わります")]
    [InlineData("それだけです", "ここで終わります")]
    public void After_the_words_for_the_office_the_rest_is_heard_as_it_is(string said, string expected)
    {
        talk.Through("職員に相談", "お金の振り込みが先月から来てないんです");
        Assert.Contains(expected, talk.Say(said));
        Assert.DoesNotContain("うまく聞き取れなくて", talk.Text);
        Assert.Single(talk.Effects.OfType<AddToCase>());
    }

    [Theory]
    [InlineData("おわり")]
    [InlineData("それだけです")]
    [InlineData("やめる")]
    public void The_end_is_no_word_for_the_office(string said)
    {
        talk.Say("職員に相談");
        Assert.Contains("ここで終わります", talk.Say(said));
        Assert.Empty(talk.Effects.OfType<AddToCase>());
    }

    [Fact]
    public void Words_about_nothing_else_still_go_with_the_case_and_no_receipt_says_that_they_were_not_understood()
    {
        talk.Say("職員に相談");
        string[] said = ["お金の振り込みが先月から来てないんです", "銀行は福岡銀行です", "通帳も見ました", "口座を変えたかもしれません"];
        foreach (var words in said)
        {
            Assert.Contains("職員に伝えました", talk.Say(words));
            Assert.DoesNotContain("うまく聞き取れなくて", talk.Text);
        }

        Assert.Equal(said, talk.Effects.OfType<AddToCase>().Select(a => a.Text));
    }

    [Fact]
    public void Inside_a_form_the_one_message_goes_with_the_case_and_the_next_is_the_answer()
    {
        talk.Through("活動報告", "職員に相談", "番号がわかりません");
        Assert.Contains("職員に伝えました。続きです", talk.Text);
        Assert.Contains("いつの活動ですか", talk.Say("4821"));
        Assert.Single(talk.Effects.OfType<AddToCase>());
    }
}

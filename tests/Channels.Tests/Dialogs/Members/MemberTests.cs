using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What a member writes around a report: thanks, leave, questions about the money.</summary>
public sealed class MemberTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("ありがとね💕", "どういたしまして")]
    [InlineData("いろいろありがとうございました", "どういたしまして")]
    [InlineData("お世話さま", "どういたしまして")]
    [InlineData("またね👋", "またいつでも書いてください")]
    [InlineData("おつかれさま", "おつかれさまでした")]
    [InlineData("お疲れ様です〜", "おつかれさまでした")]
    public void A_kind_word_gets_a_kind_word(string said, string expected)
    {
        Assert.Contains(expected, talk.Say(said));
        Assert.Contains("番号でも、ことばでも答えられます", talk.Text);
        Report();
        Assert.Contains(expected, talk.Say(said));
        Assert.DoesNotContain("番号でも、ことばでも答えられます", talk.Text);
    }

    [Theory]
    [InlineData("いくらもらえるの", "1,000円です")]
    [InlineData("いくらもらえるの？", "1,000円です")]
    [InlineData("今月いくらもらえるん", "1,000円です")]
    [InlineData("いつ振り込まれますか", "「職員に相談」と書くと")]
    [InlineData("いつ おかね はいると？", "「職員に相談」と書くと")]
    [InlineData("ファミサポのお金はいつ振り込まれるの", "「職員に相談」と書くと")]
    public void What_is_asked_about_the_money_is_answered_at_any_question(string said, string expected)
    {
        Assert.Contains(expected, talk.Say(said));
        foreach (
            var answer in (string[])
                ["活動報告", "4821", "きのう", "1時から5時", "1", "たろうさん", "いいえ", "いいえ", "420円", "写真はない"]
        )
        {
            talk.Say(answer);
            var before = Answers();
            var reply = talk.Say(said);
            if (reply.Contains("質問ですか", StringComparison.Ordinal))
                reply = talk.Say("質問です");
            Assert.Contains(expected, reply);
            Assert.Equal(before, Answers());
        }
    }

    [Theory]
    [InlineData("生活保護でいくらもらえますか")]
    [InlineData("保護費はいつ振り込まれますか")]
    public void Money_of_another_kind_is_not_that_of_a_report(string said)
    {
        talk.Say(said);
        Assert.DoesNotContain("提供会員", talk.Text);
        Assert.DoesNotContain("お金がいつ入るか", talk.Text);
        var chat = new Talk(Talk.Shipped, channel: "webchat") { Now = talk.Now };
        chat.Through("相談");
        Assert.DoesNotContain("提供会員", chat.Say("いくらもらえますか"));
    }

    private string Answers() => string.Join('\n', talk.State.Session!.Answers.Select(a => $"{a.Key}: {a.Value.Value.GetRawText()}"));

    private void Report() =>
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "1", "たろうさん", "いいえ", "いいえ", "420円", "写真はない", "はい");
}

using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>Several days in one message: what is said of each stays with it, and what is said of all is said of each.</summary>
public sealed class DaysTogetherTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void Each_day_keeps_its_time_and_its_kind_and_both_have_the_child()
    {
        talk.Through("活動報告", "4821");
        talk.Say("20日と21日の報告です。20日は8時から9時で送り、21日は15時から17時で用事です。二日ともみおちゃん");
        Assert.Contains("11月20日", talk.Text, StringComparison.Ordinal);
        Assert.Contains("午前8時〜9時", talk.Text, StringComparison.Ordinal);
        Assert.Contains("学校や園への送り", talk.Text, StringComparison.Ordinal);
        Assert.Contains("みおちゃん", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("11月2日", talk.Text, StringComparison.Ordinal);
        talk.Through("いいえ", "いいえ", "なし", "写真はない").Say("はい");
        Assert.Contains("午後3時〜5時", talk.Text, StringComparison.Ordinal);
        Assert.Contains("用事のあいだの預かり", talk.Text, StringComparison.Ordinal);
        Assert.Contains("みおちゃん", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remark_of_one_day_asks_nothing_and_is_kept_with_it()
    {
        talk.Through("活動報告", "4821");
        talk.Say("23日と24日と25日の分ば送りたいんやけど。どれも朝の7時半から8時半で送りです、みおちゃんだけ。25日は雨で道が混んどった");
        Assert.DoesNotContain("どちらですか", talk.Text, StringComparison.Ordinal);
        foreach (var day in (string[])["11月23日", "11月24日", "11月25日"])
        {
            Assert.Contains(day, talk.Say("確認"), StringComparison.Ordinal);
            Assert.Contains("午前7時30分〜8時30分", talk.Text, StringComparison.Ordinal);
            Assert.Contains("みおちゃん", talk.Text, StringComparison.Ordinal);
            if (day is "11月25日")
                Assert.Contains(talk.State.Session!.AlsoSaid!, s => s.Text.Contains("雨で道が混んどった", StringComparison.Ordinal));
            talk.Through("いいえ", "なし", "写真はない", "はい");
            talk.Say("はい");
        }
    }

    [Theory]
    [InlineData("2日は預かっとりません、二日ともと書いただけです")]
    [InlineData("2日は無いです、間違いです")]
    public void A_day_that_is_denied_puts_nothing_right(string said)
    {
        talk.Through("活動報告", "4821", "21日", "9時から11時半まで", "1", "みおちゃん", "いいえ");
        talk.Say(said);
        Assert.DoesNotContain("11月2日", talk.Text, StringComparison.Ordinal);
        Assert.Contains("11月21日", talk.Say("確認"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("二日とも元気でした")]
    [InlineData("三日とも送りだけ")]
    [InlineData("両日とも晴れ")]
    public void All_the_days_are_no_day(string said)
    {
        talk.Through("活動報告", "4821").Say(said);
        Assert.DoesNotContain("11月", talk.Text, StringComparison.Ordinal);
    }
}

using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A member of 71 wrote these on a telephone: what she meant is what the report says.</summary>
public sealed class MemberOfSeventyOneTests
{
    private static readonly string[] UntilKind = ["活動報告", "4821", "きのう", "9時から11時半まで"];

    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("7 ピアノの送り")]
    [InlineData("7番 ピアノのお迎え")]
    [InlineData("そのほか ピアノのおくりむかえ")]
    [InlineData("内容はそのほか 水泳教室の送り迎え")]
    public void An_option_that_stands_first_is_meant_whatever_is_told_of_it(string words)
    {
        talk.Through(UntilKind).Say(words);
        Assert.DoesNotContain("学校や園への送り", talk.Text, StringComparison.Ordinal);
        Assert.Contains("病院への付きそい", talk.Text, StringComparison.Ordinal); // the example of the question what it was
    }

    [Theory]
    [InlineData("こうたくんとまきちゃん", "こうたくん", "まきちゃん")]
    [InlineData("みゆちゃんと けいくん ふたり", "みゆちゃん", "けいくん")]
    public void Of_two_children_it_is_asked_by_name_which_was_ill(string words, string first, string second)
    {
        talk.Through(UntilKind).Through("1").Say(words);
        Assert.Contains($"【{first}】お子さんは病気でしたか", talk.Text, StringComparison.Ordinal);
        Assert.Contains($"【{second}】お子さんは病気でしたか", talk.Say("いいえ"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_called_as_another_answer()
    {
        talk.Through(UntilKind).Through("1").Say("写真はない");
        Assert.DoesNotContain(talk.State.Session!.Answers.Keys, k => k.EndsWith(".child", StringComparison.Ordinal));
        Assert.Contains("お子さんの名前か", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ひなたくんがおらんよ 弟も一緒やったのに", "ひなたくん")]
    [InlineData("ひなたくんがぬけとる", "ひなたくん")]
    [InlineData("5番 はなちゃんもおる", "はなちゃん")]
    [InlineData("はなちゃんもおった", "はなちゃん")]
    public void A_child_who_is_missing_is_one_more_and_nobody_goes(string words, string more)
    {
        Whole().Say(words);
        Assert.Equal(["あおいちゃん", more], Names());
    }

    [Theory]
    [InlineData("こうたくんとまきちゃんは別々の子やけ ふたりよ")]
    [InlineData("こうたくんとまきちゃん ふたりやった")]
    public void Two_who_were_taken_for_one_are_two(string words)
    {
        Whole().Say(words);
        Assert.Equal(["こうたくん", "まきちゃん"], Names());
    }

    [Theory]
    [InlineData("420円 2人分やけ")]
    [InlineData("バス代は420円 2人分")]
    public void An_amount_of_two_is_asked_each_or_together(string words)
    {
        talk.Through(UntilKind).Through("1", "あおいちゃん", "いいえ", "いいえ").Say(words);
        Assert.Contains("420円", talk.Text, StringComparison.Ordinal);
        Assert.Contains("840円", talk.Text, StringComparison.Ordinal);
        Assert.False(talk.State.Session!.Answers.ContainsKey("travel"));
    }

    [Theory]
    [InlineData("あ 病院のくすり代立て替えた 880円")]
    [InlineData("診察代を立て替えました 1200円")]
    public void What_was_advanced_goes_to_the_office(string words)
    {
        talk.Through(UntilKind).Through("1", "あおいちゃん", "いいえ", "いいえ", "420円").Say(words);
        Assert.Contains(talk.State.Session!.AlsoSaid!, s => s.Text == words);
        Assert.Equal("420", talk.State.Session!.Answers["travel"].Value.GetRawText());
    }

    [Theory]
    [InlineData("日にちがちごうとったかもしれん")]
    [InlineData("今日やなくて昨日かもしれん")]
    [InlineData("ごはん代だけ 600円もろうた")]
    public void No_report_is_a_cry(string words)
    {
        talk.Say(words);
        Assert.DoesNotContain("110", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("119", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("お礼のお金はいつはいるとかいね")]
    [InlineData("お金はいつはいるん")]
    public void When_money_comes_is_answered_by_saying_who_knows(string words) =>
        Assert.Contains("センターがお答えします", talk.Say(words), StringComparison.Ordinal);

    [Fact]
    public void A_yes_that_tells_more_counts_and_the_rest_is_heard()
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時くらい");
        Assert.Contains("よいですか", talk.Text, StringComparison.Ordinal);
        talk.Say("はい あと用事のあいだの預かりやね");
        Assert.True(talk.State.Session!.Answers.ContainsKey("time"));
        Assert.True(talk.State.Session!.Answers.ContainsKey("support"), talk.Text);
    }

    private Talk Whole() => talk.Through(UntilKind).Through("1", "あおいちゃん", "いいえ", "いいえ", "420円", "写真はない");

    private IEnumerable<string> Names() =>
        talk.State.Session!.Answers.Where(a => a.Key.EndsWith(".child", StringComparison.Ordinal)).Select(a => a.Value.Value.GetString()!);
}

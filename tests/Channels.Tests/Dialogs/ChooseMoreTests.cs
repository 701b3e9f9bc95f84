using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Choose several is choose several: one tap is not the end.</summary>
public sealed class ChooseMoreTests
{
    private readonly Talk talk = new(Talk.Shipped, channel: "webchat");

    public ChooseMoreTests() => talk.Through("相談", "小倉北", "自分");

    private string? Worries => talk.State.Session!.Answers.GetValueOrDefault("worries")?.Value.GetRawText();

    [Fact]
    public void One_tap_is_kept_and_the_others_are_offered()
    {
        talk.Say("借金");
        Assert.Equal("ほかにもありますか。なければ「つぎへ」。", talk.Text);
        Assert.Equal("つぎへ", talk.Buttons[0].Title);
        Assert.Equal("✓ 借金", talk.Buttons[1].Title);
        talk.Through("仕事").Say("つぎへ");
        Assert.Equal("""["debt","work"]""", Worries);
        Assert.Contains("急いでいること", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_tap_takes_it_back()
    {
        talk.Through("借金", "仕事", "借金");
        Assert.Equal("""["work"]""", Worries);
        talk.Say("仕事");
        Assert.Contains("こまっていることを選んで", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("それだけです")]
    [InlineData("ない")]
    [InlineData("いいえ")]
    [InlineData("次へ")]
    public void There_is_nothing_else(string words)
    {
        talk.Through("借金").Say(words);
        Assert.Contains("急いでいること", talk.Text, StringComparison.Ordinal);
        Assert.Equal("""["debt"]""", Worries);
    }

    [Fact]
    public void Several_in_one_message_are_all_of_them()
    {
        talk.Say("借金と仕事");
        Assert.Contains("急いでいること", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("どれもない")]
    [InlineData("ほかにはありません")]
    public void None_of_them_is_no_answer_to_a_question_that_was_not_shown(string words)
    {
        talk.Through("借金").Say(words);
        Assert.Contains("急いでいること", talk.Text, StringComparison.Ordinal);
        Assert.False(talk.State.Session!.Answers.ContainsKey("danger"));
    }

    [Fact]
    public void What_is_no_more_of_them_is_heard_as_ever()
    {
        talk.Through("借金").Say("アパートに住んでいます");
        Assert.Contains("アパート", talk.Text, StringComparison.Ordinal);
        Assert.Contains("急いでいること", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_can_be_chosen_can_be_reached()
    {
        talk.Through("借金");
        var seen = talk.Buttons.Select(b => b.Title).ToHashSet();
        talk.Say("ほかを見る");
        seen.UnionWith(talk.Buttons.Select(b => b.Title));
        Assert.Contains("そのほか", seen);
        Assert.Contains("食べるものがない", seen);
        Assert.All(talk.Buttons, b => Assert.InRange(b.Title.Length, 1, 20));
    }

    [Fact]
    public void A_report_stays_one_tap()
    {
        var line = new Talk(Talk.Shipped);
        line.Through("活動報告", "4821", "きのう", "9時から11時半まで").Say("1");
        Assert.Contains("お子さん", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_said_is_not_said_to_be_none()
    {
        talk.Through("借金", "つぎへ", "どれもない", "書かない", "答えない", "答えない", "連絡しない", "書かない", "いいえ");
        Assert.Contains("話したいこと：書かない", talk.Text, StringComparison.Ordinal);
        Assert.Contains("住まい：答えない", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("：なし", talk.Text, StringComparison.Ordinal);
    }
}

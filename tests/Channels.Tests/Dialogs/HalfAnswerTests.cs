using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Half an answer is kept, and only the other half is asked for; what there is none of is skipped.</summary>
public sealed class HalfAnswerTests
{
    private readonly Talk talk = new(Talk.Shipped);

    private string? Time => talk.State.Session!.Answers.GetValueOrDefault("time")?.Value.GetRawText();

    [Theory]
    [InlineData("10時から", "午前10時からですね。何時まででしたか。", "12時半", """{"from":"10:00","to":"12:30"}""")]
    [InlineData("10時から", "午前10時からですね。何時まででしたか。", "12時半までです", """{"from":"10:00","to":"12:30"}""")]
    [InlineData("11時半まで", "午前11時30分までですね。何時からでしたか。", "9時", """{"from":"09:00","to":"11:30"}""")]
    [InlineData("2時間", "2時間ですね。何時からでしたか。", "10時", """{"from":"10:00","to":"12:00"}""")]
    public void The_other_half_is_asked_for(string half, string reply, string other, string time)
    {
        talk.Through("活動報告", "4821", "きのう");
        Assert.Equal(reply, talk.Say(half));
        talk.Say(other);
        Assert.Equal(time, Time);
        Assert.Null(talk.State.Session!.Half);
    }

    [Fact]
    public void A_whole_answer_after_a_half_is_the_answer()
    {
        talk.Through("活動報告", "4821", "きのう", "10時から").Say("9時から11時");
        Assert.Equal("""{"from":"09:00","to":"11:00"}""", Time);
    }

    [Theory]
    [InlineData("メールはありません")]
    [InlineData("メールは持ってない")]
    [InlineData("-")]
    [InlineData("ー")]
    [InlineData("×")]
    public void What_there_is_none_of_is_skipped(string words)
    {
        var web = new Talk(Talk.Shipped, channel: "webchat");
        web.Through("会員登録", "はい", "両方", "山本 さくら", "ヤマモト サクラ", "昭和45年4月1日", "090-0000-1234");
        Assert.Contains("メール", web.Text, StringComparison.Ordinal);
        web.Say(words);
        Assert.True(web.State.Session!.Answers["email"].IsSkipped, web.Text);
    }

    [Fact]
    public void What_is_being_asked_about_is_asked_again_after_something_else_was_answered()
    {
        talk.Through("活動報告", "4821", "きのう").Say("9時くらいから11時半くらいまで");
        Assert.Contains("よいですか", talk.Text, StringComparison.Ordinal);
        talk.Say("たろうさんです");
        Assert.Contains("たろうさん", talk.Text, StringComparison.Ordinal);
        Assert.Contains("よいですか", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Equal("""{"from":"09:00","to":"11:30"}""", Time);
    }

    [Fact]
    public void The_third_time_says_that_it_can_be_left_out()
    {
        var web = new Talk(Talk.Shipped, channel: "webchat");
        web.Through("会員登録", "はい", "両方", "山本 さくら", "ヤマモト サクラ", "昭和45年4月1日", "090-0000-1234");
        web.Through("あああ", "いいい").Say("ううう");
        Assert.Contains("でとばせます", web.Text, StringComparison.Ordinal);
    }
}

using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>Who will not send what is being written is asked, in whatever words; the yes that follows never sends it.</summary>
public sealed class MemberStopsTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("もう全部中止して")]
    [InlineData("キャンセルで")]
    [InlineData("取り消す")]
    [InlineData("やっぱりやめる")]
    [InlineData("もうやめたい")]
    [InlineData("この報告はとりけして")]
    [InlineData("ごめん、やめてもいい？")]
    [InlineData("都合悪いけんやめます")]
    [InlineData("cancel it")]
    public void At_the_check_a_wish_to_stop_is_asked_and_yes_sends_nothing(string words)
    {
        UpToCheck();

        Assert.Contains("やめますか", talk.Say(words), StringComparison.Ordinal);
        talk.Say("はい");

        Assert.Empty(talk.Submissions);
        Assert.Null(talk.State.Session);
    }

    [Theory]
    [InlineData("やっぱり今日はやめとくわ、お母さんに確認してからにする")]
    [InlineData("やめて送らんで")]
    [InlineData("今日はやめとくわ")]
    [InlineData("送らないで")]
    [InlineData("まだ出さない")]
    [InlineData("まだ送らんといて")]
    [InlineData("センターに聞いてから出す")]
    [InlineData("お母さんに確認してからにします")]
    [InlineData("おくらないでください")]
    [InlineData("don't send it")]
    public void What_is_not_to_be_sent_now_is_kept_for_later(string words)
    {
        UpToCheck();

        Assert.Contains("まだ送っていません", talk.Say(words), StringComparison.Ordinal);
        Assert.Contains("再開", talk.Say("はい"), StringComparison.Ordinal);

        Assert.Empty(talk.Submissions);
        Assert.Null(talk.State.Session);
        Assert.Contains("220円", talk.Say("再開"), StringComparison.Ordinal);
        Assert.Contains("受け付けました", talk.Say("はい"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_back_may_be_forgotten_as_well_or_gone_on_with()
    {
        UpToCheck();
        Assert.Contains("確認してください", talk.Through("送らないで").Say("いいえ"), StringComparison.Ordinal);
        Assert.Contains("やめました", talk.Through("送らないで").Say("消してやめる"), StringComparison.Ordinal);
        Assert.Empty(talk.Submissions);
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void Said_twice_it_is_meant()
    {
        UpToCheck();
        Assert.Contains("やめました", talk.Through("もう全部中止して").Say("全部中止して"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("やっぱり都合悪いけんやめる")]
    [InlineData("もうしこみやめ！")]
    [InlineData("参加キャンセルします")]
    [InlineData("やめときます")]
    public void In_the_form_of_an_event_it_is_heard_at_every_question(string words)
    {
        talk.Through("行事の申込み");
        Assert.Matches("やめますか|送っていません", talk.Say(words));
    }

    [Theory]
    [InlineData("バスはやめて歩きました")]
    [InlineData("やめないで")]
    [InlineData("交通費は消して")]
    [InlineData("3時に終わりました")]
    public void Other_words_stop_nothing(string words)
    {
        UpToCheck();
        Assert.DoesNotMatch("やめますか|まだ送っていません", talk.Say(words));
        Assert.NotNull(talk.State.Session);
    }

    [Theory]
    [InlineData("仕事をやめる")]
    [InlineData("もうやめたい")]
    public void Who_tells_of_their_life_is_not_asked_whether_to_stop_the_form(string words)
    {
        var consultation = new Talk(Talk.Shipped, channel: "webchat");
        consultation.Say("くらしと生活保護の相談");
        Assert.DoesNotContain("答えを消して", consultation.Say(words), StringComparison.Ordinal);
    }

    private void UpToCheck()
    {
        talk.Through("活動報告", "4821", "おとつい", "3時から3時40分", "1", "たろうさん", "いいえ", "いいえ", "220円", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }
}

using Channels.Bot.Activities;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What was done, what it cost, and the photos, as members tell it.</summary>
public sealed class MemberReportTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("はなちゃんば あずかったと。かあちゃんが びょういんやけん")]
    [InlineData("あずかった")]
    [InlineData("預かりました")]
    public void Care_alone_is_asked_of_which_kind(string words)
    {
        var text = talk.Through("活動報告", "4821", "きょう", "10時から14時").Say(words);
        Assert.Contains("用事のあいだの預かり", text);
        Assert.Contains("どちらですか", text);
        Assert.False(talk.State.Session!.Answers.ContainsKey("support"));
        talk.Say("3");
        Assert.Equal("""["errand"]""", Answer("support"));
    }

    [Theory]
    [InlineData("放課後の預かり", """["after-school"]""")]
    [InlineData("病児を預かりました", """["sick-child"]""")]
    [InlineData("放課後に預かりました", """["after-school"]""")]
    [InlineData("送迎", """["pick-up","drop-off"]""")]
    public void A_kind_that_is_told_is_that_kind(string words, string expected)
    {
        talk.Through("活動報告", "4821", "きょう", "10時から14時", words);
        Assert.Equal(expected, Answer("support"));
    }

    [Fact]
    public void Fetched_from_school_and_cared_for_is_care_after_school()
    {
        talk.Through("活動報告", "4821", "きょう", "10時から14時").Say("学校に迎えに行って、家で預かりました");
        Assert.Equal("""["pick-up","after-school"]""", Answer("support"));
        Assert.Contains("学校や園のおむかえ、放課後の預かり", talk.Text);
    }

    [Theory]
    [InlineData("きのう4時から6時 たろうさん お迎えと預かり")]
    [InlineData("きのう4時から6時、たろうさんを家に迎えに行ってうちで預かりました バス代230円")]
    public void Told_in_one_breath_the_care_is_asked_and_the_way_kept(string words)
    {
        Assert.Contains("学校や園のおむかえ、放課後の預かり", talk.Say(words));
        Assert.Equal("""["pick-up"]""", Answer("support"));
        Assert.Contains("会員番号を教えてください", talk.Say("2"));
        Assert.Equal("""["pick-up","after-school"]""", Answer("support"));
    }

    [Theory]
    [InlineData("きのう4時から6時半まで、みおちゃんとそらくんの学校のお迎えに行って、うちで預かりました")]
    [InlineData("きのう4時から6時、たろうさんを学校に迎えに行って家で預かりました バス代230円")]
    public void Told_in_one_breath_care_after_school_is_not_asked_about(string words)
    {
        Assert.Contains("会員番号を教えてください", talk.Say(words));
        Assert.Equal("""["pick-up","after-school"]""", Answer("support"));
    }

    [Theory]
    [InlineData("バスは210円の往復でした")]
    [InlineData("片道210円のバスで行きました")]
    public void A_fare_that_may_be_meant_twice_is_asked_about_when_its_turn_comes(string words)
    {
        talk.Say("きのうの3時から5時まで、ゆうくんのお迎えに行きました。" + words);
        var text = talk.Through("4821", "いいえ").Say("いいえ");
        Assert.Contains("さきほど書いてくださった「交通費", text);
        Assert.Contains("210円", text);
        Assert.Contains("420円", text);
        talk.Say("420円");
        Assert.Equal("420", Answer("travel"));
    }

    [Fact]
    public void A_doubt_goes_with_the_message_it_was_said_in()
    {
        talk.Say("きのうの3時から5時まで、ゆうくんのお迎えに行きました");
        talk.Say("4821です。バスは210円の往復でした");
        Assert.NotEmpty(talk.State.Session!.Doubts!);
        talk.Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = talk.LastMessageId });
        Assert.Empty(talk.State.Session!.Doubts!);
    }

    [Fact]
    public void Who_looks_at_the_answers_twice_is_not_asked_for_other_words()
    {
        talk.Through("活動報告", "4821", "きょう");
        talk.Say("確認");
        var text = talk.Say("確認");
        Assert.DoesNotContain("聞き取れなくて", text);
        Assert.StartsWith("もう一度、お見せします。", text);
    }

    [Theory]
    [InlineData("放課後やない")]
    [InlineData("放課後じゃないです")]
    public void What_is_denied_is_not_chosen(string words)
    {
        talk.Through("活動報告", "4821", "きょう", "10時から14時", words);
        Assert.False(talk.State.Session!.Answers.ContainsKey("support"));
    }

    [Fact]
    public void A_report_in_kana_is_heard()
    {
        talk.Say("11がつ15にち にちよう ごぜん9じから ごご1じ たろうくん おうちであずかり こうつうひ ばす 230えん");
        Assert.Equal("\"2026-11-15\"", Answer("date"));
        Assert.Equal("230", Answer("travel"));
    }

    [Theory]
    [InlineData("はなちゃん27日の分、5時から6時まで保育園お迎え バス460円タクシー850円 4821")]
    [InlineData("27日5時から6時、はなちゃんのお迎え。バス230円。会員4821")]
    public void A_number_at_the_end_is_the_member(string words)
    {
        talk.Say(words);
        Assert.Equal("\"4821\"", Answer("member-number"));
    }

    [Theory]
    [InlineData("27日5時から6時、はなちゃんのお迎え、タクシー 1200")]
    [InlineData("27日5時から6時、はなちゃんのお迎え 2026")]
    public void An_amount_or_a_year_at_the_end_is_no_member(string words)
    {
        talk.Say(words);
        Assert.False(talk.State.Session!.Answers.ContainsKey("member-number"));
    }

    [Theory]
    [InlineData("写真はあとで")]
    [InlineData("写真ない")]
    [InlineData("写真なし")]
    [InlineData("写真はないです")]
    [InlineData("あとで")]
    [InlineData("あした おくるね")]
    [InlineData("ない")]
    public void No_photo_now_goes_on(string words)
    {
        talk.Through("活動報告", "4821", "きょう", "10時から14時", "1", "たろうさん", "いいえ", "いいえ", "420円");
        Assert.Contains("確認してください", talk.Say(words));
    }

    [Theory]
    [InlineData("バス210＋モノレール180＋おやつ150")]
    [InlineData("いきはバス210円、かえりはモノレール180円とおやつ代150円")]
    [InlineData("電車210円とタクシー180円、おやつ100円とジュース50円")]
    public void Fares_beside_other_things_are_taken_without_them_and_that_is_said(string words)
    {
        var text = talk.Through("活動報告", "4821", "きょう", "10時から14時", "1", "たろうさん", "いいえ", "いいえ").Say(words);
        Assert.Contains("書いてくださったことを報告といっしょに職員に届けます", text);
        Assert.Equal("390", Answer("travel"));
    }

    [Fact]
    public void Later_at_another_question_is_asked_again_at_the_end()
    {
        talk.Through("活動報告", "4821", "きょう", "10時から14時", "1", "たろうさん", "いいえ", "いいえ");
        Assert.Contains("あとでもう一度おたずねします", talk.Say("あとで"));
    }

    [Fact]
    public void All_photos_are_kept()
    {
        talk.Send("image/jpeg", "line:1");
        Assert.Contains("写真を受け取りました", talk.Text);
        Assert.Contains("2枚とも", talk.Send("image/jpeg", "line:2"));
        Assert.Contains("3枚とも", talk.Send("image/jpeg", "line:3"));
        Assert.DoesNotContain("うまく聞き取れなくて", talk.Text);
        talk.Through("4821", "きょう", "10時から14時", "1", "たろうさん", "いいえ", "いいえ", "420円");
        Assert.Contains("写真3枚", talk.Text);
        talk.Say("はい");
        Assert.Equal(["line:1", "line:2", "line:3"], Assert.Single(talk.Submissions).Attachments.Select(a => a.ContentUrl));
    }

    [Fact]
    public void To_begin_again_is_asked()
    {
        talk.Through("活動報告", "4821", "きょう", "10時から14時", "1", "たろうさん", "いいえ");
        Assert.Contains("最初から始めますか", talk.Say("もういいです、最初からやり直したい"));
    }

    private string? Answer(string path) => talk.State.Session!.Answers.GetValueOrDefault(path)?.Value.GetRawText();
}

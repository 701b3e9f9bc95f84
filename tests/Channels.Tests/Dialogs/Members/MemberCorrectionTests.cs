using Channels.Bot.Conversations;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A member puts a time right: the part that is told takes the place of the same part, before and after handing in.</summary>
public sealed class MemberCorrectionTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("時間ちがった、6時半じゃなくて6時まで", "17:00", "18:00")]
    [InlineData("6時半じゃなくて6時まで", "17:00", "18:00")]
    [InlineData("6時半やなくて7時", "17:00", "19:00")]
    [InlineData("5時じゃなくて4時半から", "16:30", "18:30")]
    [InlineData("5時じゃなくて4時", "16:00", "18:30")]
    public void The_corrected_part_replaces_the_same_part(string words, string from, string to)
    {
        talk.Through("きのう、はなちゃんの保育園のお迎え、5時から6時半。バス230円", "4821");
        Assert.Contains("病気でしたか", talk.Text);
        Assert.Contains("直しました", talk.Say(words));
        Assert.Equal(Period(from, to), Time);
        Assert.Contains("病気でしたか", talk.Text);
    }

    [Fact]
    public void A_correction_that_is_asked_outlives_what_comes_between()
    {
        talk.Through("きのう、はなちゃんの保育園のお迎え、5時から6時半。バス230円", "4821", "17時から18時");
        Assert.Contains("と聞いていました", talk.Text);
        talk.Say("ううむ");
        Assert.Contains("と聞いていました", talk.Text);
        talk.Through("夫に殴られた", "電話してほしい", "090-0000-1234 昼の1時ごろ");
        Assert.Contains("と聞いていました", talk.Text);
        Assert.Contains("直しました", talk.Say("はい"));
        Assert.Equal(Period("17:00", "18:00"), Time);
    }

    [Theory]
    [InlineData("さっきの報告まちがえた 3じまでやった")]
    [InlineData("さっきの報告、間違えました。15時まででした")]
    [InlineData("2時じゃなくて3時まで")]
    [InlineData("2時やなくて3時までたい")]
    [InlineData("4時間やなくて5時間たい")]
    [InlineData("さっきの報告、時間は10時から15時に直してください")]
    public void What_a_wish_says_is_put_right_at_once(string words)
    {
        Report();
        var text = talk.Say(words);
        Assert.Contains("3時：午前10時〜午後3時", text.Replace("3 時間：", "3時：", StringComparison.Ordinal));
        Assert.Equal(Period("10:00", "15:00"), Time);
        Assert.Contains("直した内容を受け付けました", talk.Say("はい"));
    }

    [Theory]
    [InlineData("3じまで")]
    [InlineData("15時まで")]
    [InlineData("15時まででした")]
    public void At_the_check_a_lone_end_is_the_end(string words)
    {
        Report();
        talk.Through("さっきの報告を直したい", words);
        Assert.Equal(Period("10:00", "15:00"), Time);
    }

    [Fact]
    public void With_nothing_changed_nothing_is_received()
    {
        Report();
        talk.Say("さっきの報告を直したい");
        var text = talk.Say("はい");
        Assert.Contains("変わったところはありません", text);
        Assert.DoesNotContain("直した内容を受け付けました", text);
        Assert.Single(talk.Submissions);
        Assert.Null(talk.State.Session);
    }

    [Theory]
    [InlineData("介護じゃなくて子どもの話です")]
    [InlineData("明日じゃなくてあさって行けますか")]
    public void Other_words_that_say_instead_are_no_wish(string words)
    {
        Report();
        talk.Say(words);
        Assert.Null(talk.State.Session);
    }

    [Theory]
    [InlineData("今日の10時から12時、さくらちゃんのお迎え")]
    [InlineData("今日の11時から13時、たろうくんのお迎え")]
    public void A_report_of_the_same_hours_is_asked_about_whatever_the_child_is_called(string told)
    {
        talk.Through("今日の10時から12時、はなちゃんのお迎え", "4821", "いいえ", "いいえ", "交通費はない", "写真はない", "はい");
        Assert.Contains("受け付けました", talk.Text);
        talk.Through(told, "4821", "いいえ", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("もう一度送りますか", talk.Say("はい"));
    }

    private string Time => talk.State.Session!.Answers["time"].Value.GetRawText();

    private static string Period(string from, string to) => $$"""{"from":"{{from}}","to":"{{to}}"}""";

    private void Report() =>
        talk.Through("活動報告", "4821", "きょう", "10時から14時", "1", "たろうさん", "いいえ", "いいえ", "420円", "写真はない", "はい");
}

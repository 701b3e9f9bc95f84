using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What a member of 62 wrote who never saw the program, and its neighbours.</summary>
public sealed class MemberOfSixtyTwoTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("会員1234 きのう、田中さんとこの下のお子さんゆうくん、保育園のお迎え17時から19時まで行きました😊")]
    [InlineData("1234の山本です。きのう17時から19時、ゆうくんの保育園のお迎えでした")]
    [InlineData("会員番号は1234です きのうゆうくんのお迎え 17:00〜19:00")]
    [InlineData("きのうゆうくんのお迎え、17時から19時です。番号 1234")]
    public void A_member_number_beside_the_hours_is_no_time(string words)
    {
        talk.Say(words);
        Assert.Equal("""{"from":"17:00","to":"19:00"}""", Answer("time"));
    }

    [Theory]
    [InlineData("あ、病気ちゃうよ、元気やった")]
    [InlineData("病気ちがいます")]
    [InlineData("病児じゃないです")]
    [InlineData("ゆうくんは病児ではありません")]
    [InlineData("ゆうくん、げんきでした")]
    public void Sick_is_taken_off_in_words_whatever_is_asked(string words)
    {
        UpToSick("ゆうくん", "はい");
        Assert.Contains("もう一人いますか", talk.Say(words), StringComparison.Ordinal);
        Assert.Equal("false", Answer("children[0].sick"));
        Assert.False(talk.State.Session!.Answers.ContainsKey("children[1]"));

        talk.Through("いいえ", "420円", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
        Assert.Contains("確認してください", talk.Say("ゆうくんは熱がありました"), StringComparison.Ordinal);
        Assert.Equal("true", Answer("children[0].sick"));
        talk.Say(words);
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Fact]
    public void Of_two_children_it_is_known_who_was_sick()
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "6");
        talk.Say("さくらちゃんと弟のけんちゃん、熱があったんはけんちゃんだけ");
        Assert.False(talk.State.Session!.Answers.ContainsKey("children[0].sick"));
        talk.Say("熱があったんはけんちゃんだけです");
        Assert.Equal(("false", "true"), (Answer("children[0].sick"), Answer("children[1].sick")));
        talk.Through("いいえ", "交通費はない", "写真はない").Say("さくらちゃんも熱がありました");
        Assert.Equal(("true", "true"), (Answer("children[0].sick"), Answer("children[1].sick")));
    }

    [Theory]
    [InlineData("バス210円の行きと帰りで420円、タクシーが800円やから1220円です", "1220")]
    [InlineData("バス210円×2とタクシー800円で1220円", "1220")]
    [InlineData("行き210円、帰り230円、駐車場300円、全部で740円", "740")]
    public void A_total_beside_its_parts_is_the_answer(string words, string yen)
    {
        UpToSick("ゆうくん", "いいえ");
        talk.Say("いいえ");
        talk.Say(words);
        Assert.Equal(yen, Answer("travel"));
    }

    [Theory]
    [InlineData("こんにちは")]
    [InlineData("おはようございます")]
    public void A_greeting_is_nobodys_name(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "1");
        Assert.Contains("お子さんの名前", talk.Say(words), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_rare_kanji_is_kept_whole()
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "1", "𠮷野さん😀");
        Assert.Equal("\"𠮷野さん\"", talk.State.Session!.Answers["children[0].child"].Value.GetString() is { } name ? $"\"{name}\"" : "");
    }

    [Theory]
    [InlineData("会員番号わからんわ💦")]
    [InlineData("番号を忘れました")]
    [InlineData("番号しらん")]
    public void Who_does_not_know_the_number_hears_where_it_stands(string words) =>
        Assert.Contains("なくしたときは、センターに", talk.Through("活動報告").Say(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("これでええです")]
    [InlineData("これでええよ")]
    [InlineData("合っとるよ")]
    [InlineData("かまへん")]
    public void Yes_is_yes_in_any_town(string words)
    {
        UpToSick("ゆうくん", "いいえ");
        talk.Through("いいえ", "交通費はない", "写真はない", words);
        Assert.Single(talk.Submissions);
    }

    [Fact]
    public void After_change_a_sentence_says_itself_what_is_wrong()
    {
        UpToSick("ゆうくん", "はい");
        talk.Through("いいえ", "交通費はない", "写真はない", "修正");
        Assert.Contains("確認してください", talk.Say("交通費は往復で420円、内訳は210円かける2です"), StringComparison.Ordinal);
        Assert.Equal("420", Answer("travel"));
        talk.Through("修正").Say("病気でなかった");
        Assert.Equal("false", Answer("children[0].sick"));
        talk.Through("修正").Say("5時から6時でした");
        Assert.Equal("""{"from":"17:00","to":"18:00"}""", Answer("time"));
        Assert.Contains("確認してください", talk.Through("修正").Say("ありがとう😊"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("これなに？なんで戻ってきたん？")]
    [InlineData("なんで戻ってきたんですか")]
    [InlineData("なんで番号いるん？")]
    [InlineData("これいくらもらえるん？")]
    [InlineData("早く終わらせたいんやけど、この報告")]
    public void A_question_about_a_report_is_no_cry(string words)
    {
        talk.Say(words);
        Assert.Empty(talk.Effects.OfType<RaiseAlert>());
    }

    private string? Answer(string path) => talk.State.Session!.Answers.GetValueOrDefault(path)?.Value.GetRawText();

    private void UpToSick(string name, string sick) => talk.Through("活動報告", "4821", "きのう", "4時から6時", "1", name, sick);
}

using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What a member of 66 wrote between the answers of her reports, and its neighbours.</summary>
public sealed class MemberWordsTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("お腹いたいって言いよったけど")]
    [InlineData("おなかいたかった")]
    [InlineData("風邪気味やったけど熱はなかったよ")]
    [InlineData("ちょっと咳が出よった")]
    [InlineData("頭が痛いって")]
    [InlineData("なんかしんどそうやった")]
    public void Whether_a_child_that_felt_unwell_was_sick_is_asked(string words)
    {
        UpToSick();

        talk.Say(words);
        Assert.False(talk.State.Session!.Answers.ContainsKey("children[0].sick"));
        Assert.Contains("病気ではない", talk.Buttons.Select(b => b.Title));

        talk.Say("病気ではない");
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Theory]
    [InlineData("病児やないよ ただお腹いたいだけ 学校は行っとった")]
    [InlineData("病気やない")]
    [InlineData("びょうじやないよ")]
    [InlineData("病気ではありません、お腹が痛かっただけです")]
    public void Not_sick_is_not_sick_and_stands_on_the_list(string words)
    {
        UpToSick();
        talk.Through("はい", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("たろうさん、病児（病気でした）", talk.Text, StringComparison.Ordinal);

        Assert.Contains("お子さん1：病気ではない", talk.Say(words), StringComparison.Ordinal);

        Assert.Contains("たろうさん、病気ではない", talk.Text, StringComparison.Ordinal);
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Fact]
    public void Told_at_the_check_that_a_child_felt_unwell_it_is_asked()
    {
        UpToCheck();
        Assert.Contains("お子さん1は病児（病気でした）ですか", talk.Say("お腹いたいって言いよったけど"), StringComparison.Ordinal);
        talk.Say("いいえ");
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Theory]
    [InlineData("たろうさんだけよ")]
    [InlineData("一人")]
    [InlineData("ひとりだけ")]
    [InlineData("一人だけよ")]
    [InlineData("写真はないけん一人だけよ")]
    [InlineData("おらんってば")]
    [InlineData("たろうさんだけです")]
    public void There_was_one_child_only(string words)
    {
        UpToSick();
        talk.Through("いいえ").Say(words);
        Assert.Equal("false", Answer("children[1]"));
    }

    [Theory]
    [InlineData("もう一人いました")]
    [InlineData("はなちゃんも")]
    public void There_was_one_more(string words)
    {
        UpToSick();
        talk.Through("いいえ").Say(words);
        Assert.Equal("true", Answer("children[1]"));
    }

    [Theory]
    [InlineData("ないってば😅")]
    [InlineData("今ないよ")]
    [InlineData("写真もないよ")]
    [InlineData("紙は家に置いてきたけん今ないよ")]
    [InlineData("撮っとらん")]
    [InlineData("もらっとらんよ")]
    public void There_is_no_photo(string words)
    {
        UpToSick();
        talk.Through("いいえ", "いいえ", "交通費はない");
        Assert.Contains("確認してください", talk.Say(words), StringComparison.Ordinal);
        Assert.Equal("null", Answer("photo"));
    }

    [Fact]
    public void What_may_be_left_out_is_not_demanded()
    {
        UpToSick();
        talk.Through("いいえ", "いいえ", "交通費はない");
        Assert.Contains("なければ「写真はない」", talk.Say("はなちゃんは来週やけどね"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("送って")]
    [InlineData("おくってください")]
    [InlineData("決定")]
    [InlineData("これで送っといて")]
    [InlineData("提出します")]
    public void At_the_check_these_hand_in(string words)
    {
        UpToCheck();
        Assert.Contains("受け付けました", talk.Say(words), StringComparison.Ordinal);
        Assert.Single(talk.Submissions);
    }

    [Theory]
    [InlineData("前と一緒")]
    [InlineData("前回と同じやつ")]
    [InlineData("いつもの")]
    [InlineData("おんなじです")]
    public void The_same_as_last_time_in_her_words(string words)
    {
        UpToCheck();
        talk.Through("はい", "活動報告").Say(words);
        Assert.Equal("\"4821\"", Answer("member-number"));
        talk.Through("おととい", "1時から2時").Say(words);
        Assert.Equal("""["pick-up"]""", Answer("support"));
    }

    [Theory]
    [InlineData("ちょっと電話やけん待っとって📞")]
    [InlineData("ちょっと待って")]
    [InlineData("待っといてね")]
    public void Who_needs_a_moment_gets_it_and_no_list(string words)
    {
        UpToCheck();
        Assert.Contains("待っています", talk.Say(words), StringComparison.Ordinal);
        Assert.DoesNotContain("確認してください", talk.Text, StringComparison.Ordinal);
        Assert.Contains("確認してください", talk.Say("お待たせ。どこまでやったかね"), StringComparison.Ordinal);
        Assert.Contains("確認してください", talk.Say("ただいま 続きからでいい？"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("あとで書くわ ごはん作らないかん")]
    [InlineData("夜に書くけん")]
    public void Who_writes_later_keeps_what_was_written(string words)
    {
        UpToSick();
        Assert.Contains("とっておいて", talk.Say(words), StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Contains("病気でしたか", talk.Say("続きからでいい？"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("さっきのは送っとらんよね？あとで続き書ける？")]
    [InlineData("まだ送ってないよね")]
    public void Whether_it_was_sent_is_answered(string words)
    {
        UpToCheck();
        Assert.Contains("まだ送っていません", talk.Say(words), StringComparison.Ordinal);
        Assert.Empty(talk.Submissions);
        talk.Say("はい");
        Assert.Contains(Assert.Single(talk.Submissions).Reference, talk.Say(words), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("これ前にも送ったかも")]
    [InlineData("もう送ったっけ")]
    [InlineData("二回送っとらんかね")]
    public void Whether_it_was_sent_before_is_answered_and_changes_nothing(string words)
    {
        UpToCheck();
        Assert.Contains("その日の分は、まだ届いていません", talk.Say(words), StringComparison.Ordinal);
        talk.Say("はい");
        var number = Assert.Single(talk.Submissions).Reference;
        talk.Through("活動報告", "4821", "きのう", "夕方6時から7時", "1", "たろうさん", "いいえ", "いいえ", "交通費はない", "写真はない");

        talk.Say(words);
        Assert.Contains("その日の分は、もう届いています", talk.Text, StringComparison.Ordinal);
        Assert.Contains(number, talk.Text, StringComparison.Ordinal);
        Assert.Equal("""["pick-up"]""", Answer("support"));
    }

    [Theory]
    [InlineData("送ったの見せて")]
    [InlineData("何を送ったかね")]
    public void What_was_sent_is_shown(string words)
    {
        UpToCheck();
        talk.Say("はい");
        talk.Say(words);
        Assert.Contains(
            $"{Assert.Single(talk.Submissions).Reference}　11/29　11月28日（土）、午後4時〜5時",
            talk.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_that_was_reported_before_is_heard_whole()
    {
        Assert.DoesNotContain("なちゃん", talk.Say("今日はなちゃん10時から11時預かった"), StringComparison.Ordinal);
        talk.Through("4821", "5", "はなちゃん", "いいえ", "いいえ", "交通費はない", "写真はない", "はい");
        Assert.Contains("お子さん：はなちゃん", talk.Say("今日はなちゃん1時から2時預かった"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_but_for_a_letter_is_asked()
    {
        UpToCheck();
        talk.Through("はい", "活動報告", "4821", "おととい", "1時から2時", "1").Say("たろさん");
        Assert.Equal(["たろうさん", "たろさん"], talk.Buttons.Select(b => b.Title).Take(2));
        talk.Say("たろうさん");
        Assert.Equal("\"たろうさん\"", talk.State.Session!.Answers["children[0].child"].Value.GetString() is { } name ? $"\"{name}\"" : "");
    }

    [Theory]
    [InlineData("おやすみなさい😴")]
    [InlineData("またね")]
    public void A_farewell_is_nobodys_name(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から5時", "1").Say(words);
        Assert.False(talk.State.Session!.Answers.ContainsKey("children[0].child"));
    }

    [Fact]
    public void A_time_that_is_asked_about_is_not_lost_to_another_correction()
    {
        UpToSick();
        talk.Through("いいえ").Say("1時間ぬけとった 4時から6時まで");
        Assert.Contains("時間は午後4時〜6時", talk.Text, StringComparison.Ordinal);
        talk.Say("日は27日やった");
        Assert.Contains("日は11月27日（金）ですか", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Contains("11月27日（金）に直しました", talk.Text, StringComparison.Ordinal);
        Assert.Contains("時間は午後4時〜6時", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Equal(("\"2026-11-27\"", """{"from":"16:00","to":"18:00"}"""), (Answer("date"), Answer("time")));
    }

    [Fact]
    public void Help_at_the_menu_helps() => Assert.Contains("したいことを書いて", talk.Say("ヘルプ"), StringComparison.Ordinal);

    private string Answer(string path) => talk.State.Session!.Answers[path].Value.GetRawText();

    private void UpToSick()
    {
        talk.Through("活動報告", "4821", "きのう", "4時から5時", "1", "たろうさん");
        Assert.Contains("病気でしたか", talk.Text, StringComparison.Ordinal);
    }

    private void UpToCheck()
    {
        UpToSick();
        talk.Through("いいえ", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }
}

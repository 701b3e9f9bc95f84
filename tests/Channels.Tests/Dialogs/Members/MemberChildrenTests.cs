using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>How members name the children and tell how they were.</summary>
public sealed class MemberChildrenTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("きのうたろうさんを学校に迎えに行って4時から6時まで家で預かりました バス代230円", "たろうさん")]
    [InlineData("おとといはなちゃんのお迎え、4時から6時", "はなちゃん")]
    [InlineData("どようびたろうくんのお迎え 4時から6時", "たろうくん")]
    [InlineData("きょうたろうさんのお迎え 4時から6時", "たろうさん")]
    [InlineData("きょうこちゃんのお迎え きのうの4時から6時", "きょうこちゃん")]
    [InlineData("きのうの4時から6時、子どもはたろうさん。お迎え", "たろうさん")]
    [InlineData("きのうの4時から6時、こどもはたろうさん。お迎え", "たろうさん")]
    public void A_name_begins_with_the_name(string words, string name)
    {
        talk.Say(words);
        Assert.Equal(name, Name(0));
    }

    [Theory]
    [InlineData("ちがいます、子どもはたろうさん一人だけです")]
    [InlineData("たろうさんだけです")]
    [InlineData("たろうくんだけ")]
    [InlineData("これでいい")]
    [InlineData("これでいいです")]
    [InlineData("ひとりだけ")]
    public void Only_one_is_no_more(string words)
    {
        UpToChild("たろうさん");
        talk.Say("いいえ");
        Assert.Contains("もう一人いますか", talk.Text);
        Assert.Contains("交通費", talk.Say(words));
        Assert.False(Has(1));
    }

    [Theory]
    [InlineData("あ、はなちゃんも一緒でした")]
    [InlineData("はなちゃんもいました")]
    [InlineData("そういえば はなちゃん も いっしょ😊")]
    public void A_child_remembered_later_is_one_more_and_the_question_stays(string words)
    {
        UpToChild("たろうさん");
        Assert.Contains("病気でしたか", talk.Say(words));
        Assert.Equal("はなちゃん", Name(1));
        talk.Say("いいえ");
        Assert.Contains("病気でしたか", talk.Text);
        Assert.Contains("もう一人いますか", talk.Say("いいえ"));
    }

    [Fact]
    public void A_child_remembered_with_the_answer_is_one_more_and_the_answer_counts()
    {
        UpToChild("たろうさん");
        talk.Say("いいえ、はなちゃんも一緒でした");
        Assert.Equal("はなちゃん", Name(1));
        Assert.Equal("false", talk.State.Session!.Answers["children[0].sick"].Value.GetRawText());
    }

    [Theory]
    [InlineData("ちがいます、子どもはたろうさん一人だけです")]
    [InlineData("いいえ、もういません")]
    [InlineData("一人だけです")]
    [InlineData("いません")]
    public void A_no_is_no_name(string words)
    {
        UpToChild("きのうたろうさん");
        talk.Through("いいえ", "はい");
        Assert.Contains("お子さんの名前", talk.Text);
        Assert.Contains("交通費", talk.Say(words));
        Assert.False(Has(1));
    }

    [Theory]
    [InlineData("ありがとうございました")]
    [InlineData("いいえ")]
    [InlineData("もういいです、最初からやり直したい")]
    public void Thanks_and_commands_are_no_name(string words)
    {
        UpToChild("たろうさん");
        talk.Through("いいえ", "はい", words);
        Assert.False(Has(1) && Name(1) == words);
    }

    [Theory]
    [InlineData("子どもの名前ちがう、たろうさん")]
    [InlineData("名前まちがえてました。たろうさんです")]
    public void A_wrong_name_is_put_right(string words)
    {
        UpToChild("きのたろう");
        talk.Say(words);
        Assert.Equal("たろうさん", Name(0));
        Assert.Contains("病気でしたか", talk.Text);
        Assert.Contains("お子さんの名前", talk.Say("お子さんの名前を直したい"));
    }

    [Fact]
    public void At_the_check_children_are_named_and_removed_by_their_number()
    {
        UpToChild("きのうたろうさん");
        talk.Through("いいえ", "はい", "じろう", "いいえ", "いいえ", "420円", "写真はない");
        talk.Say("お子さん2はいません。お子さん1はたろうさんです");
        Assert.Equal("たろうさん", Name(0));
        Assert.False(Has(1));
        Assert.Contains("確認してください", talk.Text);
    }

    [Theory]
    [InlineData("元気", false)]
    [InlineData("元気です", false)]
    [InlineData("げんき", false)]
    [InlineData("元気でしたよ", false)]
    [InlineData("熱はないです", false)]
    [InlineData("熱なし", false)]
    [InlineData("病気やなかった", false)]
    [InlineData("同じく元気", false)]
    [InlineData("はい 病気はなし", false)]
    [InlineData("おねつが 38ど あったけん", true)]
    public void How_a_child_was(string words, bool isSick)
    {
        UpToChild("たろうさん");
        Assert.Contains("もう一人いますか", talk.Say(words));
        Assert.Equal(isSick ? "true" : "false", Sick(0));
    }

    [Theory]
    [InlineData("ふたりとも元気", "false", "false")]
    [InlineData("二人とも元気でした", "false", "false")]
    [InlineData("ふたりとも熱があった", "true", "true")]
    [InlineData("はなちゃんはげんき、みーちゃんが熱出した", "false", "true")]
    [InlineData("みーちゃんは熱があって、はなちゃんは元気", "false", "true")]
    public void How_both_were(string words, string first, string second)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時", "1", "はなちゃんとみーちゃん", words);
        Assert.Equal((first, second), (Sick(0), Sick(1)));
        Assert.Contains("もう一人いますか", talk.Text);
    }

    private void UpToChild(string name) => talk.Through("活動報告", "4821", "きのう", "9時から11時", "1", name);

    private bool Has(int item) => talk.State.Session!.Answers.ContainsKey($"children[{item}].child");

    private string? Name(int item) => talk.State.Session!.Answers[$"children[{item}].child"].Value.GetString();

    private string? Sick(int item) => talk.State.Session!.Answers.GetValueOrDefault($"children[{item}].sick")?.Value.GetRawText();
}

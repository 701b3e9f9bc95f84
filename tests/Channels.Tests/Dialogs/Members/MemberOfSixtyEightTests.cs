using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What a member of 68 wrote while she reported: a yes that says something else, a no that adds something, names and roles.</summary>
public sealed class MemberOfSixtyEightTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 3, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("はい、元気です")]
    [InlineData("はい、元気やったよ")]
    [InlineData("はい 平熱でした")]
    [InlineData("うん、熱はなかったよ")]
    public void A_yes_that_tells_of_a_healthy_child_is_no_illness(string words)
    {
        UpToSick();
        talk.Say(words);
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Theory]
    [InlineData("はい、大丈夫でした")]
    [InlineData("合っとるよ")]
    [InlineData("合ってます")]
    [InlineData("問題ありません")]
    [InlineData("はい、それでいいです")]
    public void A_yes_that_only_agrees_is_asked_about(string words)
    {
        UpToSick();
        talk.Say(words);
        Assert.False(Has("children[0].sick"));
        talk.Say("病気ではない");
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Theory]
    [InlineData("はい")]
    [InlineData("はい、病気でした")]
    [InlineData("はい、熱が出ました")]
    [InlineData("うん、お腹いたいって言いよった")]
    public void A_yes_is_a_yes(string words)
    {
        UpToSick();
        talk.Say(words);
        Assert.Equal("true", Answer("children[0].sick"));
    }

    [Fact]
    public void A_no_that_adds_a_child_is_no_missing_fare()
    {
        UpToSick();
        talk.Through("元気", "一人").Say("いや、はなもおったわ");
        Assert.False(Has("travel"));
        Assert.Equal("\"はな\"", Answer("children[1].child"));
        Assert.Contains("病気でしたか", talk.Text, StringComparison.Ordinal);
        talk.Through("元気", "いいえ");
        Assert.Contains("交通費はありましたか", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_that_corrects_the_time_is_no_missing_photo()
    {
        UpToSick();
        talk.Through("元気", "一人", "なし").Say("いいや、時間が違うとよ 4時半から");
        Assert.False(Has("photo"));
        Assert.Contains("午後4時30分", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_of_which_nothing_is_understood_is_asked_and_kept()
    {
        UpToSick();
        talk.Through("元気", "一人").Say("いや3日分とも同じって意味よ");
        Assert.False(Has("travel"));
        Assert.Contains("交通費：なし", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Equal("null", Answer("travel"));
        Assert.Contains("3日分", talk.State.Session!.AlsoSaid![0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("いいえ")]
    [InlineData("いや、歩いて行ったよ")]
    [InlineData("いいえ、バスは使ってません")]
    [InlineData("つこうとらん")]
    [InlineData("いや、かかってないよ")]
    public void There_was_no_fare(string words)
    {
        UpToSick();
        talk.Through("元気", "一人").Say(words);
        Assert.Equal("null", Answer("travel"));
    }

    [Theory]
    [InlineData("いや、はなちゃん一人よ", "はなちゃん")]
    [InlineData("たろうだけ", "たろうくん")]
    public void There_was_one_child_and_it_is_this_one(string words, string name)
    {
        UpToSick();
        talk.Through("元気").Say(words);
        Assert.Equal($"\"{name}\"", Answer("children[0].child"));
        Assert.Equal("false", Answer("children[1]"));
    }

    [Fact]
    public void One_told_in_the_first_message_is_not_asked_again()
    {
        talk.Say("たろうくん 11月27日 よじはんから6じ 用事のあいだ 元気 一人 交通費なし 写真なし 4821");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
        Assert.Equal("false", Answer("children[1]"));
    }

    [Theory]
    [InlineData("けんとやったと", "けんと")]
    [InlineData("けんとやったよ", "けんと")]
    [InlineData("けんとやけど", "けんと")]
    [InlineData("けんちゃんよ", "けんちゃん")]
    [InlineData("はやとです", "はやと")]
    [InlineData("まよ", "まよ")]
    [InlineData("ゆきや", "ゆきや")]
    [InlineData("まさとし", "まさとし")]
    public void A_name_is_the_name_alone(string words, string name)
    {
        UpToName();
        talk.Say(words);
        Assert.Equal($"\"{name}\"", Answer("children[0].child"));
    }

    [Theory]
    [InlineData("お医者さん")]
    [InlineData("先生")]
    [InlineData("お母さん")]
    [InlineData("おまわりさん")]
    [InlineData("元気やった")]
    [InlineData("5")]
    [InlineData("いつもの子")]
    [InlineData("さっきの子と同じ")]
    public void Who_is_no_child_and_what_is_no_name_is_none(string words)
    {
        UpToName();
        talk.Say(words);
        Assert.False(Has("children[0].child"));
        Assert.Contains("呼び名", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("たろうとはな")]
    [InlineData("たろうとはなです")]
    [InlineData("たろうくんとはなちゃん")]
    public void Two_names_are_two_children(string words)
    {
        UpToName();
        talk.Say(words);
        Assert.StartsWith("\"たろう", Answer("children[0].child"), StringComparison.Ordinal);
        Assert.StartsWith("\"はな", Answer("children[1].child"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("いつもの子")]
    [InlineData("前と同じ子")]
    [InlineData("さっきの子と同じ")]
    public void The_child_of_last_time_is_asked_by_its_name(string words)
    {
        Report();
        talk.Through("活動報告", "4821", "おととい", "4時から6時", "1");
        Assert.Contains("たろうくんでよいですか", talk.Say(words), StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Contains("病気でしたか", talk.Text, StringComparison.Ordinal);
        Assert.Equal("\"たろうくん\"", Answer("children[0].child"));
    }

    [Fact]
    public void Who_was_not_there_is_taken_out_and_nobody_else()
    {
        UpToSick();
        talk.Through("元気", "はなちゃん", "元気", "一人", "なし", "なし");
        talk.Say("はなちゃんなんて子はおらん");
        Assert.Equal("\"たろうくん\"", Answer("children[0].child"));
        Assert.Equal("false", Answer("children[1]"));
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_children_named_at_the_check_are_the_children()
    {
        UpToCheck();
        talk.Say("子どもはたろうくんとはなちゃんの二人です");
        Assert.Equal("\"はなちゃん\"", Answer("children[1].child"));
        Assert.Contains("病気でしたか", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7番消して", "travel", "null")]
    [InlineData("７番は420円", "travel", "420")]
    [InlineData("7番を420円に", "travel", "420")]
    [InlineData("1番は5037に", "member-number", "\"5037\"")]
    [InlineData("５番、病気", "children[0].sick", "true")]
    [InlineData("5番はじろうくん", "children[0].child", "\"じろうくん\"")]
    [InlineData("6番ははなちゃん", "children[1].child", "\"はなちゃん\"")]
    public void At_the_check_a_number_is_a_row_with_what_is_to_be_done(string words, string path, string expected)
    {
        UpToCheck();
        talk.Say(words);
        Assert.Equal(expected, Answer(path));
        Assert.Equal("""{"from":"16:00","to":"18:00"}""", Answer("time").Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_rows_in_one_message_are_both_taken()
    {
        UpToCheck();
        talk.Say("1番は5037、7番は420円");
        Assert.Equal("\"5037\"", Answer("member-number"));
        Assert.Equal("420", Answer("travel"));
    }

    [Fact]
    public void A_row_that_is_wrong_is_asked_anew()
    {
        UpToCheck();
        Assert.Contains("いつの活動ですか", talk.Say("2番ちがう"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("バス代往復420円とおやつ代200円", "420")]
    [InlineData("おやつ代200円とバス代420円", "420")]
    [InlineData("バスは往復で420円とおやつに150円使いました", "420")]
    public void Food_beside_a_fare_is_kept_and_said(string words, string fare)
    {
        UpToSick();
        talk.Through("元気", "一人").Say(words);
        Assert.Contains("おやつ代などを書く質問はここにない", talk.Text, StringComparison.Ordinal);
        Assert.Equal(fare, Answer("travel"));
        Assert.Contains("おやつ", talk.State.Session!.AlsoSaid![0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("おやつ代200円")]
    [InlineData("おやつ150円も入れて")]
    public void Food_alone_is_no_fare(string words)
    {
        UpToSick();
        talk.Through("元気", "一人").Say(words);
        Assert.False(Has("travel"));
        talk.Through("210円", "写真はない").Say(words);
        Assert.Equal("210", Answer("travel"));
        Assert.Contains("おやつ代などを書く質問はここにない", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Contains("おやつ", talk.Submissions.Single().AnswersJson, StringComparison.Ordinal);
    }

    [Fact]
    public void There_and_back_after_a_fare_asks_whether_it_was_twice_that()
    {
        UpToSick();
        talk.Through("元気", "一人", "バスで行ったけど150円").Say("往復やけん");
        Assert.Contains("300円", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Equal("300", Answer("travel"));
        Assert.Contains("写真", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("はい")]
    [InlineData("はい。よろしゅうね")]
    public void A_yes_with_nothing_open_announces_nothing_new(string words)
    {
        Report();
        Assert.Single(talk.Submissions);
        talk.Say(words);
        Assert.Contains("今、途中のものはありません", talk.Text, StringComparison.Ordinal);
        Assert.Contains("11/29", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("報告を受け付けました", talk.Text, StringComparison.Ordinal);
    }

    private void Report()
    {
        UpToCheck();
        Assert.Contains("受け付けました", talk.Say("はい。よろしゅうね"), StringComparison.Ordinal);
    }

    private void UpToCheck()
    {
        UpToSick();
        talk.Through("元気", "一人", "210円", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }

    private void UpToSick() => UpToName().Say("たろうくん");

    private Talk UpToName() => talk.Through("活動報告", "4821", "きのう", "4時から6時", "1");

    private bool Has(string path) => talk.State.Session!.Answers.ContainsKey(path);

    private string Answer(string path) => talk.State.Session!.Answers[path].Value.GetRawText();
}

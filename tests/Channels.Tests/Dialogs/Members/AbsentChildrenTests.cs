using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>Who was not there is no child of the report, whenever that is said.</summary>
public sealed class AbsentChildrenTests
{
    private readonly Talk talk = new Talk(Talk.Shipped).Through("活動報告", "4821", "きのう", "9時から11時半まで", "1");

    [Theory]
    [InlineData("みおちゃんだけ、弟のそらくんはおばあちゃんちにおった")]
    [InlineData("みおちゃんだけです、げんきでしたよ。そらくんはいませんでした")]
    [InlineData("みおちゃん。そらくんはお父さんと出かけとったよ")]
    public void Somebody_who_was_elsewhere_is_not_kept(string said)
    {
        talk.Say(said);
        Assert.Equal(["みおちゃん"], Names());
    }

    [Theory]
    [InlineData("そらくんは消してください。おらんかったです")]
    [InlineData("そらくんはお父さんと出かけとったよ")]
    [InlineData("あら、そらくんは来んかったわ")]
    public void Somebody_who_was_named_before_is_taken_out(string said)
    {
        talk.Through("みおちゃんとそらくん").Say(said);
        Assert.Equal(["みおちゃん"], Names());
    }

    [Fact]
    public void Somebody_whom_nobody_named_takes_nobodys_place()
    {
        talk.Through("みおちゃんと弟のそらくん").Say("けんくんはいませんでした");
        Assert.Equal(["みおちゃん", "そらくん"], Names());
    }

    [Theory]
    [InlineData("みおちゃんはおばあちゃんちに迎えに行きました、そらくんも一緒")]
    [InlineData("みおちゃんは学校に迎え、そらくんは園に送りました")]
    public void Who_was_fetched_from_there_was_there(string said)
    {
        talk.Say(said);
        Assert.Equal(["みおちゃん", "そらくん"], Names());
    }

    [Theory]
    [InlineData("ほかの子はおりません")]
    [InlineData("ええ、ありません")]
    [InlineData("いえいえ、ひとりだけです。もうおりません")]
    [InlineData("そらくんはお父さんと出かけとったよ")]
    public void There_was_no_other_child(string said)
    {
        talk.Through("みおちゃん", "いいえ").Say(said);
        Assert.Contains("交通費はありましたか", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["みおちゃん"], Names());
    }

    [Theory]
    [InlineData("お世話になっております")]
    [InlineData("おかげさまで、ありがとうございました")]
    [InlineData("よろしくお願いします")]
    public void Manners_are_neither_yes_nor_no(string said)
    {
        talk.Through("みおちゃん", "いいえ").Say(said);
        Assert.Contains("お子さんはもう一人いますか", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("教えてください", talk.Text, StringComparison.Ordinal);
        Assert.True(talk.State.Session!.AlsoSaid is null or { Count: 0 });
    }

    private IEnumerable<string> Names() =>
        talk.State.Session!.Answers.Where(a => a.Key.EndsWith(".child", StringComparison.Ordinal)).Select(a => a.Value.Value.GetString()!);
}

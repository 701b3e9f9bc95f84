using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Beside;

/// <summary>A name that is none, a name put right by its label, and what is denied right before what is meant.</summary>
public sealed class NameAndDenialTests
{
    private readonly Talk talk = new(Talk.Shipped);

    [Theory]
    [InlineData("はい")]
    [InlineData("はーい！")]
    [InlineData("いいえ")]
    [InlineData("OK")]
    public void Yes_and_no_are_nobodys_name(string said)
    {
        talk.Through("行事の申込み", "交流会", "5月10日", said);
        Assert.False(talk.State.Session!.Answers.ContainsKey("name"));
        Assert.Equal("羽井 のぞみ", Through("羽井 のぞみ"));
    }

    [Theory]
    [InlineData("お名前は佐藤ようこです", "佐藤ようこ")]
    [InlineData("お名前は佐藤 ようこに直してください", "佐藤 ようこ")]
    [InlineData("お名前は、髙橋 葉子と申します", "髙橋 葉子")]
    [InlineData("名前は佐藤ようこです", "佐藤ようこ")]
    public void At_the_check_a_name_is_put_right_by_its_label(string said, string name)
    {
        AtTheCheck();
        var text = talk.Say(said);
        Assert.Equal(name, talk.State.Session!.Answers["name"].Value.GetString());
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains("これでよいですか", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("お名前はだれが見ますか")]
    [InlineData("お名前は書きたくないです")]
    [InlineData("お名前は大丈夫です")]
    [InlineData("お名前はそれでいいです")]
    [InlineData("お名前は間違っています")]
    public void What_is_said_of_a_name_is_no_name(string said)
    {
        AtTheCheck();
        talk.Say(said);
        Assert.Equal("山田 花子", talk.State.Session!.Answers["name"].Value.GetString());
    }

    [Theory]
    [InlineData("おくりむかえじゃなくて預かり", "登校・登園前の預かり", "送り")]
    [InlineData("送迎やなくて預かりです", "放課後の預かり", "送り")]
    [InlineData("預かりじゃなくて送り迎えでした", "おむかえ", "預かり")]
    public void What_was_denied_is_not_offered(string said, string offered, string denied)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", said);
        var labels = talk.Buttons.Select(b => b.Title).ToList();
        var answered = talk.State.Session!.Answers.TryGetValue("support", out var support) ? support.Value.GetRawText() : "";
        Assert.True(
            labels.Exists(l => l!.Contains(offered, StringComparison.Ordinal)) || answered.Contains("pick-up", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(labels.Take(4), l => l!.Contains(denied, StringComparison.Ordinal) && answered.Length == 0);
        Assert.DoesNotContain(denied == "送り" ? "drop-off" : "after-school", answered, StringComparison.Ordinal);
    }

    private static string Through(string name)
    {
        var other = new Talk(Talk.Shipped);
        other.Through("行事の申込み", "交流会", "5月10日", name);
        return other.State.Session!.Answers["name"].Value.GetString()!;
    }

    private void AtTheCheck() => talk.Through("行事の申込み", "交流会", "5月10日", "山田 花子", "090-0000-1234", "2人", "0", "いいえ");
}

using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A provider writes as people talk: who was away, who is grown up, what is sent, and more than a yes at the check.</summary>
public sealed class MemberOfFiftyFourTests
{
    private readonly Talk talk = new Talk(Talk.Shipped).Through("活動報告", "4821", "3月25日", "9時から11時半まで");

    [Theory]
    [InlineData("病気はしとりません。そらくんは熱で休んどったけ、この日はみおちゃんだけでした")]
    [InlineData("病気はしていません。そらくんは風邪で休んでいたので、みおちゃんだけです")]
    public void Who_was_ill_at_home_makes_no_other_child_ill(string said)
    {
        talk.Through("1", "みおちゃん").Say(said);
        Assert.Equal("false", Answer("children[0].sick"));
        Assert.Equal(["みおちゃん"], Names());
    }

    [Theory]
    [InlineData("そらくんはばあちゃんちにお泊まりやったけ")]
    [InlineData("そらくんは熱でおらんかったです")]
    [InlineData("そらくんは熱で休んどったけ、みおちゃんだけです")]
    public void Who_was_elsewhere_is_taken_out(string said)
    {
        talk.Through("1", "みおちゃんとそらくん").Say(said);
        Assert.Equal(["みおちゃん"], Names());
    }

    [Fact]
    public void A_child_ill_at_the_provider_stays()
    {
        talk.Through("1", "みおちゃんとそらくん").Say("そらくんは熱で休んだけ預かりました、みおちゃんは元気");
        Assert.Equal(["みおちゃん", "そらくん"], Names());
    }

    [Theory]
    [InlineData("おりません、おりません。もう一人の子は保育園やけ")]
    [InlineData("そんだけです")]
    [InlineData("おおきに、そんだけです")]
    [InlineData("もう一人はおりません")]
    public void There_is_no_other(string said)
    {
        talk.Through("1", "みおちゃん", "いいえ").Say(said);
        Assert.Contains("交通費はありましたか", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("さゆりさんが寝坊したっち笑いよった")]
    [InlineData("おやつ代は150円、あとで花代さんにもらいました")]
    [InlineData("お金はもろうとりません。さゆりさんにもそう言うてあります")]
    public void A_grown_up_is_no_child(string said)
    {
        talk.Through("1", "みおちゃん", "いいえ").Say(said);
        Assert.Equal(["みおちゃん"], Names());
    }

    [Theory]
    [InlineData("花代さんは大人の人ですよ、子どもやありません")]
    [InlineData("花代さんはお母さんです")]
    public void A_grown_up_is_taken_out_by_a_word(string said)
    {
        talk.Through("1", "みおちゃんと花代さん").Say(said);
        Assert.Equal(["みおちゃん"], Names());
    }

    [Theory]
    [InlineData("手帳を見てからまた送りますね")]
    [InlineData("お知らせ、やっぱりまた送ってもらえます？")]
    [InlineData("あとで送ります")]
    public void What_is_sent_is_no_kind_of_support(string said)
    {
        ToCheck("5");
        talk.Say(said);
        Assert.DoesNotContain("drop-off", Answer("support"), StringComparison.Ordinal);
    }

    [Fact]
    public void To_be_taken_to_school_still_is()
    {
        talk.Say("園まで送りました");
        Assert.Contains("drop-off", Answer("support"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("はい、お願いします。25日は朝ごはんもうちで食べさせました🍙")]
    [InlineData("はい、送ってください。25日はみおちゃんの水筒を洗って返しました")]
    [InlineData("はい、これで全部です。今月もお世話になりました")]
    [InlineData("はい、お願いします。みおちゃんの靴下が片方なくなったけ、家で探してもろうてください🧦")]
    [InlineData("はい、お願いします。さゆりさんにもそう言うてあります")]
    public void A_yes_at_the_check_with_a_remark_is_a_yes(string said)
    {
        ToCheck("1");
        talk.Say(said);
        Assert.DoesNotContain("119", talk.Text, StringComparison.Ordinal);
        Assert.Contains("受け付けました", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("はい、お願いします。25日は朝ごはんもうちで食べさせました🍙")]
    [InlineData("はい。25日は園に着いたら先生が待っとってくれました")]
    public void The_day_of_the_month_is_that_of_the_report(string said)
    {
        var older = new Talk(Talk.Shipped).Through(
            "活動報告",
            "4821",
            "2月25日",
            "9時から11時半まで",
            "1",
            "みおちゃん",
            "いいえ",
            "いいえ"
        );
        older.Through("交通費はない", "写真はない").Say(said);
        Assert.Contains("受け付けました", older.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("はい、みおちゃんは熱がありました")]
    [InlineData("はい、でも終わりは12時でした")]
    [InlineData("はい、はなちゃんもいました")]
    public void What_speaks_of_an_answer_is_no_yes(string said)
    {
        ToCheck("1");
        talk.Say(said);
        Assert.DoesNotContain("受け付けました", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}番のそらくんを消してください")]
    [InlineData("{0}番のそらくんは消してください。23日はおらんかったです")]
    public void A_child_named_with_its_row_is_taken_out(string said)
    {
        talk.Through("1", "みおちゃんとそらくん", "二人とも元気", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
        var row = talk.Text.Split('\n').First(l => l.Contains("そらくん", StringComparison.Ordinal));
        var number = new string([.. row.TrimStart().TakeWhile(c => char.IsDigit(c))]);
        talk.Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, said, number));
        Assert.Equal(["みおちゃん"], Names());
    }

    [Fact]
    public void A_kind_named_with_its_row_is_taken()
    {
        ToCheck("1");
        var row = talk.Text.Split('\n').First(l => l.Contains("内容", StringComparison.Ordinal));
        talk.Say($"{new string([.. row.TrimStart().TakeWhile(char.IsDigit)])}番は用事の間の預かりです");
        Assert.Contains("errand", Answer("support"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_sock_hides_no_report()
    {
        var idle = new Talk(Talk.Shipped);
        idle.Say(
            "23日の報告です🙋‍♀️ 23日は8時から9時に送り、みおちゃんとそらくん。ふたりとも元気やったし、交通費も写真もありません。そらくんの靴下が片方なくなったけ、家で探してもろうてください🧦"
        );
        Assert.Contains("23日", idle.Text, StringComparison.Ordinal);
        Assert.Equal("activity-report", idle.State.Session?.Procedure);
    }

    private void ToCheck(string kind)
    {
        talk.Through(kind, "みおちゃん", "いいえ", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }

    private string Answer(string path) => talk.State.Session?.Answers.GetValueOrDefault(path)?.Value.GetRawText() ?? "";

    private IEnumerable<string> Names() =>
        talk
            .State.Session!.Answers.Where(a => a.Key.EndsWith(".child", StringComparison.Ordinal))
            .OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => a.Value.Value.GetString()!);
}

using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A report tells of no life: what only weighs like a cry, and was understood, is answered as what it is. What names danger is
/// heard in the middle of it.</summary>
public sealed class CalmReportTests
{
    private static readonly string[] Way =
    [
        "活動報告",
        "4821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろう",
        "いいえ",
        "いいえ",
        "420円",
        "写真はない",
    ];

    [Fact]
    public void What_the_check_says_how_to_correct_does_correct()
    {
        var talk = new Talk(Talk.Shipped);
        Assert.Contains("これでよいですか。ちがうところは、そのまま書いてください（例：5時から6時）。", talk.Through(Way).Text);
        Assert.Contains("時間：午後5時〜6時", talk.Say("5時から6時"));
    }

    [Theory]
    [InlineData(8, "交通費なし。うちから歩いて行けるけん")]
    [InlineData(8, "交通費はゼロ、でもおむつ代を380円立て替えた")]
    [InlineData(8, "なし。帰りも歩いて帰ったけん")]
    [InlineData(8, "420円です。帰りのバスが来んで困りました")]
    [InlineData(7, "ええ、ありません")]
    [InlineData(7, "いえいえ、もうおりません")]
    [InlineData(7, "いません。もう大きいけん一人で行けるっち")]
    [InlineData(6, "元気。先生に水筒のふたが割れとると言われました")]
    [InlineData(6, "元気でした。ずっと泣いとったけど")]
    [InlineData(6, "はい、朝から熱があって寝とりました")]
    [InlineData(5, "みおちゃん。朝から下痢気味と聞いとります")]
    [InlineData(5, "みおちゃんです、もう眠くて眠くて寝てしもうた")]
    [InlineData(4, "用事の間。お母さんが面接で遅くなったけん")]
    [InlineData(3, "9時から12時まで。お母さんが仕事を休めんけん")]
    [InlineData(2, "きのうです。もう終わってだいぶたつけど")]
    [InlineData(10, "はい、お願いします。鍵は預かったままです")]
    [InlineData(10, "はい、お願いします。帽子が見つからんかったので花子さんに聞いてください")]
    [InlineData(10, "はい。傘のこと、花子さんに返しといてと言うてください")]
    [InlineData(10, "9時やなくて9時15分からでした。園の前が工事中で遠回りしたけん")]
    [InlineData(0, "きのうみおちゃんを預かりました。朝から下痢気味と聞いとります")]
    public void An_ordinary_line_of_a_report_is_no_cry(int after, string said)
    {
        var talk = new Talk(Talk.Shipped).Through(Way.Take(after));
        talk.Say(said);
        Assert.DoesNotContain("119", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("あしたの分はもう書いとってええ？")]
    [InlineData("24日の分も同じです、送っといて")]
    [InlineData("お迎えはもう終わってええんかね")]
    [InlineData("あしたの分、もう書いてもいいですか")]
    public void Nor_is_what_a_member_says_of_reports(string said)
    {
        var talk = new Talk(Talk.Shipped);
        talk.State = talk.State with { Member = new LinkedMember("4821", IsRequester: false, IsProvider: true) };
        talk.Say(said);
        Assert.DoesNotContain("119", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData(8, "なし。もう死にたいです")]
    [InlineData(8, "420円。夫に殴られています")]
    [InlineData(8, "なし。わたしは食べるものがありません")]
    [InlineData(7, "いません。もう消えたい")]
    [InlineData(6, "元気。家に帰ったら夫に殺されそうです")]
    [InlineData(5, "みおちゃん。わたしは死にたい")]
    [InlineData(4, "お迎え。主人に首を絞められました")]
    [InlineData(3, "9時から12時まで。家賃が払えなくて追い出されます")]
    [InlineData(10, "はい、お願いします。もう生きていたくない")]
    [InlineData(10, "はい。夫がこわくて家に帰れません")]
    public void A_cry_in_the_middle_of_it_is_heard(int after, string said)
    {
        var talk = new Talk(Talk.Shipped).Through(Way.Take(after));
        talk.Say(said);
        Assert.Contains(talk.Effects, e => e is RaiseAlert { Kind: "urgent" });
        Assert.Contains("☎", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_that_is_lost_is_an_emergency_and_its_hat_is_none()
    {
        var talk = new Talk(Talk.Shipped).Through(Way.Take(6));
        talk.Say("子どもが見つからんのです");
        Assert.Contains(talk.Effects, e => e is RaiseAlert { Kind: "urgent", Alarm: "emergency" });
    }
}

using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What is told beside an answer, a correction or a yes is with the report, once.</summary>
public sealed class RemarkTests
{
    private static readonly string[] Way = ["活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "420円"];

    [Theory]
    [InlineData(3, "15時から17時、用事の間。帰りは雨でした")]
    [InlineData(8, "バス代が二人分で440円、帰りのジュース代150円は私が出しました")]
    [InlineData(5, "みおちゃん。連絡帳は先生に渡しました")]
    public void It_is_kept_once_and_whole(int after, string said)
    {
        var talk = new Talk(Talk.Shipped).Through(Way.Take(after));
        talk.Say(said);
        Assert.Equal(said, Assert.Single(talk.State.Session!.AlsoSaid!).Text);
    }

    [Theory]
    [InlineData("9時やなくて9時15分からでした。園の前が工事中で遠回りしたけん")]
    [InlineData("交通費は220円でした。領収書はなくしました")]
    public void The_reason_of_a_correction_is_kept(string said)
    {
        var talk = new Talk(Talk.Shipped).Through([.. Way, "写真はない"]);
        talk.Say(said);
        Assert.Contains(talk.State.Session!.AlsoSaid!, s => s.Text == said);
    }

    [Theory]
    [InlineData("はいはい、それでお願いします")]
    [InlineData("はいはい、それでお願いします。ほんといつも助かります")]
    [InlineData("はい、お願いします。鍵は預かったままです")]
    [InlineData("はい。あしたは私は歯医者です")]
    public void A_yes_with_more_behind_it_hands_in(string said)
    {
        var talk = new Talk(Talk.Shipped).Through([.. Way, "写真はない"]);
        talk.Say(said);
        Assert.Single(talk.Submissions);
    }

    [Theory]
    [InlineData("はい。でも時間がちがいます")]
    [InlineData("はい、お願いします。あ、11時まででした")]
    [InlineData("はい。たろうくんは来んかったです")]
    [InlineData("はい、ちょっと待ってください")]
    [InlineData("はい。交通費は220円です")]
    public void A_yes_that_speaks_of_an_answer_does_not(string said)
    {
        var talk = new Talk(Talk.Shipped).Through([.. Way, "写真はない"]);
        talk.Say(said);
        Assert.Empty(talk.Submissions);
    }

    [Fact]
    public void Right_after_the_receipt_it_goes_with_what_was_handed_in()
    {
        var talk = new Talk(Talk.Shipped).Through([.. Way, "写真はない", "はい"]);
        var number = Assert.Single(talk.Submissions).Reference;
        Assert.Contains(number, talk.Say("そういえば鍵は預かったままです"), StringComparison.Ordinal);
        Assert.Contains(talk.Effects, e => e is AddToCase { Text: "そういえば鍵は預かったままです" } added && added.Reference == number);
        Assert.Contains("何をしますか", talk.Say("こんにちは"), StringComparison.Ordinal);
    }
}

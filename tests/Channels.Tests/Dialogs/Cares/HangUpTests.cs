using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Somebody comes, and who writes leaves the screen: one short line, no numbers and no question that another would read, and the
/// words are kept.</summary>
public sealed class HangUpTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("親が来たから切るね")]
    [InlineData("夫が今帰ってきた、閉じます")]
    [InlineData("おとうさん かえってきた。けす")]
    [InlineData("主人が帰ってきたけん閉じるね")]
    [InlineData("見られそうなのであとで")]
    public void Who_leaves_at_once_is_asked_nothing(string words)
    {
        page.Through("相談", "夫に殴られています").Say(words);
        Assert.Equal("わかりました。書いてくださったことは残っていて、上の「すぐに閉じる」で、ほかの画面に変わります。", page.Text);
        Assert.DoesNotContain("110", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.State.Session!.AlsoSaid!, a => a.Text == words);
        page.Say("もどりました。門司区です");
        Assert.Equal("\"moji\"", page.State.Session!.Answers["ward"].Value.GetRawText());
    }

    [Theory]
    [InlineData("夫が帰ってきて殴られた")]
    [InlineData("電気が切れる")]
    [InlineData("夫が帰ってきたら全部おわる")]
    [InlineData("夫が帰ってくるのが怖い、消えたい")]
    [InlineData("帰ってきて殴られて、それでも生きる")]
    [InlineData("親が来たけど帰った")]
    public void What_only_sounds_like_it_is_told(string words) =>
        Assert.DoesNotContain("すぐに閉じる」で、ほか", page.Through("相談", "夫に殴られています").Say(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("そんなら またね。おやすみ")]
    [InlineData("また くるけ、ほんなら")]
    [InlineData("じゃあ、またきます")]
    public void A_farewell_with_a_word_before_it_is_one(string words)
    {
        var line = new Talk(Talk.Shipped).Through("もう死にたい", "ここまで");
        line.Say(words);
        Assert.DoesNotContain(line.Effects, e => e is AddToCase);
        Assert.Contains("またいつでも", line.Text, StringComparison.Ordinal);
    }
}

using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>What is no cry by its words (橋まで行ったんよ) is wondered about where somebody tells of their life: the staff see it and numbers are
/// shown, nobody is woken. What looks like it stays what it is.</summary>
public sealed class WordlessCriesTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("橋まで行ったんよ、ゆうべ")]
    [InlineData("ほんとは橋まで行ったんよ、ゆうべ")]
    [InlineData("海までは行ったけど帰ってきた")]
    [InlineData("踏切のとこで、ぼーっとしとった")]
    [InlineData("薬をぜんぶ並べてみた")]
    [InlineData("眠剤を机の上に出しとる")]
    [InlineData("電車が来るのをずっと見とった")]
    [InlineData("梁ばかり見よる")]
    [InlineData("娘への手紙を書いた")]
    [InlineData("通帳とハンコ、妹に渡してきた")]
    [InlineData("もう思い残すことはないです")]
    [InlineData("くすりを ならべて みた")]
    [InlineData("はしの ところまで いった")]
    public void A_cry_without_a_word_of_its_own_is_wondered_about(string words)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "perhaps", Alarm: "life" });
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Kind: "urgent" });
        Assert.Contains("119", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I went to the bridge last night")]
    [InlineData("I stood by the train tracks for one hour")]
    [InlineData("I bought a rope")]
    [InlineData("I wrote a letter to say goodbye")]
    public void In_English_as_well(string words)
    {
        page.Through("相談", "English").Say(words);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "perhaps", Alarm: "life" });
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Kind: "urgent" });
    }

    [Theory]
    [InlineData("酒飲んで物をこわす")]
    [InlineData("パチンコで負けると壁に穴をあける")]
    [InlineData("いもうとの うで あざが できた")]
    [InlineData("機嫌を損ねんように暮らしよる")]
    public void So_is_what_may_be_blows(string words)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Alarm: "violence" });
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Alarm: "life" });
    }

    [Theory]
    [InlineData("橋まで散歩に行きました")]
    [InlineData("橋を渡って職安に行きました")]
    [InlineData("線路の近くのアパートに住んでます")]
    [InlineData("病院で薬をもらってきた")]
    [InlineData("母の薬を曜日ごとに並べてます")]
    [InlineData("ロープで荷物をしばって運びよった")]
    [InlineData("引っ越しのロープを買った")]
    [InlineData("転んで腕にあざができた")]
    [InlineData("犬が物をこわす")]
    [InlineData("面接のネクタイを買った")]
    public void What_looks_like_it_is_none(string words)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("I live near the bridge")]
    [InlineData("I walk over the bridge to work")]
    [InlineData("I went to the river with my kids")]
    [InlineData("I need a rope for moving boxes")]
    public void Nor_in_English(string words)
    {
        page.Through("相談", "English").Say(words);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("米は姪がくれたのがあるけ、今日はええ")]
    [InlineData("お寺さんに払うお金がのうて")]
    [InlineData("いえに くるのは やめて。 おとうさんに ばれる")]
    [InlineData("家に来られたら困る")]
    [InlineData("LINEも見られるから送らないで")]
    public void What_letters_only_resemble_is_what_it_says(string words)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("米は姪がくれたけど、もうなくなって食べるものがない", "living")]
    [InlineData("お寺さんに払うお金もなければ食べるものもない", "living")]
    [InlineData("殴られるから家に来ないで", "violence")]
    public void And_a_cry_beside_it_is_one(string words, string alarm)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.Contains(
            page.Effects,
            e => e is RaiseAlert { Kind: "urgent" } raised && raised.Alarm!.Contains(alarm, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("家を出るとき、何を持って出ればいいですか", "身分証")]
    [InlineData("診断書とか、いるものありますか", "書類がそろっていなくても")]
    [InlineData("ほごされたら おかあさんと べつべつ?", "職員が読んで")]
    [InlineData("ほごされたら いもうと と べつべつ になる？", "職員が読んで")]
    public void What_is_asked_of_leaving_is_a_question(string asked, string answer)
    {
        page.Through("相談", "父に叩かれます");
        var before = page.Effects.OfType<RaiseAlert>().Count();
        Assert.Contains(answer, page.Say(asked), StringComparison.Ordinal);
        Assert.Equal(before, page.Effects.OfType<RaiseAlert>().Count());
    }

    [Fact]
    public void Of_a_child_alone_at_home_only_the_hunger_is_told()
    {
        page.Through("相談").Say("いえに たべもの ない。おかあさん かえってこん");
        Assert.Equal("living", Assert.Single(page.Effects.OfType<RaiseAlert>()).Alarm);
    }
}

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
    [InlineData("練炭を車につんだ")]
    [InlineData("くすりを ならべて みた")]
    [InlineData("はしの ところまで いった")]
    [InlineData("川の近くまで来たけど、やっぱり戻りました")]
    [InlineData("堤防の端に座っとった、ゆうべ")]
    [InlineData("かわの ちかくまで きたけど もどった")]
    [InlineData("I went to the bridge last night")]
    [InlineData("I stood by the train tracks for one hour")]
    [InlineData("I bought a rope")]
    [InlineData("I wrote a letter to say goodbye")]
    public void A_cry_without_a_word_of_its_own_is_wondered_about(string words)
    {
        Begin(words).Say(words);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "perhaps", Alarm: "life" });
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Kind: "urgent" });
        Assert.Contains("119", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i took 30 sleep tablet just now")]
    [InlineData("i eat too many sleeping pill now")]
    [InlineData("i drink all the medicine bottle, feel sleepy")]
    [InlineData("すいみんやく ようけ のんでしもうた")]
    [InlineData("くすりを いっぺんに のんでもうた")]
    [InlineData("痛み止め、まとめて飲んじゃった")]
    [InlineData("正直、来週の誕生日まで生きてる気しない")]
    [InlineData("なんかもう全部消したい")]
    public void What_nothing_outweighs_is_danger_of_life(string words)
    {
        Begin(words).Say(words);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "urgent", Alarm: "life" });
    }

    [Theory]
    [InlineData("もうご飯が三日ない")]
    [InlineData("三日も米がないんよ")]
    [InlineData("けさから なんも くっちょらん")]
    [InlineData("but after tomorrow nothing, in pocket only 40 yen")]
    [InlineData("子ども3人つれて車の中です。家の鍵かえられてて")]
    public void So_is_need_that_has_its_measure(string words)
    {
        Begin(words).Say(words);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "urgent" } raised && raised.Alarm!.Contains("living"));
    }

    private Talk Begin(string words) => page.Through("相談", words[0] < 'z' ? "English" : "仕事がなくなりました");

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
    [InlineData("川の近くに住んでいます")]
    [InlineData("手すりのついた風呂にしてほしい")]
    [InlineData("子どもがテストでおこられた")]
    [InlineData("I work on the roof as carpenter")]
    [InlineData("I take medicine for diabetes every day")]
    [InlineData("かぜの くすりを のんだ")]
    [InlineData("I have many pills in my bag from the doctor")]
    [InlineData("My neighbor gave me rice so I am ok for today, but no money")]
    [InlineData("隣の人がお米をくれたので今日は大丈夫")]
    [InlineData("お米もらったけん今日は大丈夫やけど、お金はない")]
    [InlineData("おかあさんに いわないで。おこられるから")]
    [InlineData("LINEに通知が来るのが怖い")]
    [InlineData("I live near the bridge")]
    [InlineData("I walk over the bridge to work")]
    [InlineData("I went to the river with my kids")]
    [InlineData("I need a rope for moving boxes")]
    [InlineData("米は姪がくれたのがあるけ、今日はええ")]
    [InlineData("お寺さんに払うお金がのうて")]
    [InlineData("いえに くるのは やめて。 おとうさんに ばれる")]
    [InlineData("家に来られたら困る")]
    [InlineData("LINEも見られるから送らないで")]
    [InlineData("明日のテストまじ死んだわw")]
    [InlineData("母さんが頭痛薬くれたから飲んで寝る")]
    [InlineData("子どもの迎えがあるのでそれで帰れました")]
    [InlineData("てんわは でられんと。よるなら ええ")]
    [InlineData("てがみは よめんけ、おくらんで。てんわは あさ だけ")]
    [InlineData("でんわは しないで ください、なるおとが こわいっちゃ")]
    [InlineData("電話は困ります。夫が出るので。郵便も夫が先に見ます。メールだけ大丈夫です")]
    public void What_looks_like_it_is_none(string words)
    {
        var before = Begin(words).Effects.OfType<RaiseAlert>().Count();
        page.Say(words);
        Assert.Equal(before, page.Effects.OfType<RaiseAlert>().Count());
        Assert.Contains(
            words,
            page.State.Session!.Answers.Values.Select(a => a.Value.ToString()).Concat(Beside()).Aggregate((a, b) => a + b)
        );
    }

    private IEnumerable<string> Beside() => (page.State.Session!.AlsoSaid ?? []).Select(s => s.Text);

    [Theory]
    [InlineData("米は姪がくれたけど、もうなくなって食べるものがない", "living")]
    [InlineData("お寺さんに払うお金もなければ食べるものもない", "living")]
    [InlineData("殴られるから家に来ないで", "violence")]
    [InlineData("おかあさんに いわないで。たたかれるから", "violence")]
    [InlineData("お金がなくて食べてない。今日は大丈夫", "living")]
    [InlineData("My neighbor gave me rice but I am hungry, no money", "living")]
    [InlineData("かぜの くすり ぜんぶ のんだ", "life")]
    [InlineData("眠剤 二十錠のんだ", "life")]
    [InlineData("i am at bridge now i want jump", "life")]
    [InlineData("no have money for baby milk", "living")]
    [InlineData("electric is stop yesterday, kids cold", "living")]
    [InlineData("I have many pills in my bag", "life")]
    public void And_a_cry_beside_it_is_one(string words, string alarm)
    {
        Begin(words).Say(words);
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

    [Theory]
    [InlineData("しにたい", "橋の手すりを越えました", "119へ電話")]
    [InlineData("夫に殴られる", "橋の手すりを越えました", "119へ電話")]
    [InlineData("夫に殴られる", "逃げてきた。川の近くまで来た。家の前におる", "110へ電話")]
    public void After_a_cry_what_is_being_done_is_answered_at_once(string cry, string words, string answer)
    {
        foreach (var talk in new[] { page.Through("相談"), new Talk(Talk.Shipped) })
        {
            talk.Through(cry).Say(words);
            Assert.StartsWith("いますぐ" + answer, talk.Text, StringComparison.Ordinal);
            Assert.True(Assert.IsType<RaiseAlert>(talk.Effects.Last(e => e is RaiseAlert)).IsAct);
        }
    }

    [Theory]
    [InlineData("夫に殴られる", "川の近くまで来たけど、やっぱり戻りました", "perhaps")]
    [InlineData("しにたい", "かぜの くすりを のんだ", null)]
    [InlineData("たべものがない", "かぜの くすり", null)]
    [InlineData("おとうさんに たたかれます", "おかあさんに いわないで。おこられるから", null)]
    public void And_what_only_sounds_like_it_is_not(string cry, string words, string? kind)
    {
        foreach (var talk in new[] { page.Through("相談"), new Talk(Talk.Shipped) })
        {
            talk.Say(cry);
            var before = talk.Effects.OfType<RaiseAlert>().Count();
            talk.Say(words);
            Assert.Equal(kind, talk.Effects.OfType<RaiseAlert>().Skip(before).SingleOrDefault()?.Kind);
            Assert.Contains(
                talk.Effects,
                e => e is SubmitForm f && (f.Said == words || f.AnswersJson.Contains(words)) || e is AddToCase a && a.Text == words
            );
        }
    }

    [Fact]
    public void Of_a_child_alone_at_home_only_the_hunger_is_told()
    {
        page.Through("相談").Say("いえに たべもの ない。おかあさん かえってこん");
        Assert.Equal("living", Assert.Single(page.Effects.OfType<RaiseAlert>()).Alarm);
    }
}

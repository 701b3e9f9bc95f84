using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Whatever somebody writes in a consultation, at whichever question and whoever answers it, is with the case.</summary>
public sealed class NoLineVanishes
{
    private static readonly DialogStep Step = new(Talk.Shipped);

    /// <summary>Up to each question, the check included.</summary>
    private static readonly string[] Way =
    [
        "相談",
        "小倉北区",
        "自分のこと",
        "借金",
        "つぎへ",
        "どれもない",
        "仕事がなくなり先月から収入がありません",
        "2",
        "0",
        "アパート・借家",
        "電話してほしい",
        "090-5555-6666",
        "夕方",
        "つぎへ",
        "はい",
        "あおぞら",
        "いいえ",
    ];

    private static readonly string[] Told =
    [
        "夫に連絡しないでください。携帯は夫の名義なので電話もだめ",
        "家族に知らせないでください。とくに弟の健二には",
        "子どもの学校に知られますか",
        "児童相談所に言ったらいいんですか",
        "夫には絶対に言わないでください。実家にも連絡しないで",
        "職場には連絡しないで",
        "ちがいます　むすこにはいわんでください",
        "むすこにはいわんで",
        "いや3万やない、2万8千やった",
        "いや2万やない、3万円です",
        "いや3万やない2万8千円やった",
        "ちがいます、父のことでした",
        "いや、305やなくて503号です",
        "いや、12日やなくて15日です",
        "いや、急ぎです",
        "いや、203です",
        "いや、303です",
        "いや、自分やなくて母のことです",
        "自分じゃないです、母です",
        "いいえ、ひとりじゃなくて妻がいます",
        "いえ、仕事やなくて病気です",
        "いや、お金はあります",
        "小倉南区守恒1丁目の青葉荘203です",
        "戸畑区天神の市営住宅です",
        "門司区の栄町です",
        "じゅうしょはとばたくなかばるひがし2の3の5です",
        "小倉駅にいます",
        "おばあさんの名前はわかりません",
        "お金は私のことではないので分かりません",
        "大家さんの電話は093-900-1111",
        "連絡は娘のほうにしてください 080-9999-0001",
        "あ、1桁足りん。090-3333-4445です",
        "もどりました",
        "夜8時から朝6時まで夜勤でいません",
        "金曜か月曜の午後",
        "裏口から来てください",
        "いま足音がする",
        "本人は生活保護のことは嫌がっていました",
        "友だちが保護を申請したいって言ってます",
        "申請はまだ考えてません",
        "no wait i only ask",
        "Don't want to give name",
        "will you send a letter to my home? please don't",
        "do you have somebody who speak English or Tagalog?",
        "こどもは 1人。4さい です",
        "せんげつのねんきんは６まんえんでした　つきに",
        "なんばんをおせばいいとですか",
        "ちゃんと送れましたか",
        "でんわはせんでね みみがきこえんけん",
        "電話はいいです　昼なら　093-321-0000",
        "名前は書きたくないです",
        "ちゃんと届いていますか",
        "何時までに返事来るん",
        "車は持っとっていいん？",
        "親せきに知らせが行くんかね",
        "役所の人が家に来ますか",
        "保護っち恥ずかしいことやないんかね",
        "シェルターってありますか",
        "住民票を夫に見られないようにできますか",
        "もう一回行けちか？",
        "上のもんを出せ",
        "このページの消し方おしえてください",
        "鍵は大家さんが持ってます",
        "やっぱり取り下げるのやめます",
        "写真だけ消してもらえますか",
        "前に相談したものですけど、電気は止まってません",
        "年金もらっとっても受けられるんですか",
        "黒崎の方の会社やったけど今は守恒のアパートよ",
        "いや末尾は6667です",
    ];

    private static IEnumerable<string> Made() =>
        from opener in new[] { "", "いや、", "あの、", "すみません、", "ちがいます。" }
        from whom in new[] { "兄", "元夫", "民生委員の佐藤さん", "会社の寮長", "おばさん" }
        from what in new[] { "には黙っとってください", "に先に聞いてもらえますか", "がときどき米をくれます", "のことがいちばん心配です" }
        select opener + whom + what;

    public static TheoryData<int> Places => [.. Enumerable.Range(1, Way.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void At_every_question_every_sentence_is_with_the_case(int place)
    {
        var before = new Talk(Talk.Shipped, channel: "webchat", shared: Step).Through(Way.Take(place));
        Assert.Equal("consultation", before.State.Session?.Procedure);
        List<string> lost = [];
        foreach (var sentence in Told.Concat(Made()))
        {
            var talk = new Talk(Talk.Shipped, channel: "webchat", shared: Step) { State = before.State, Now = before.Now };
            talk.Say(sentence);
            var told = sentence.EndsWith("です", StringComparison.Ordinal) ? sentence[..^2].TrimEnd() : sentence; // a name is kept without it
            if (!Kept(talk).Contains(told, StringComparison.Ordinal))
                lost.Add($"{sentence} -> {talk.Text}");
        }

        Assert.True(lost.Count == 0, $"{lost.Count} at {place}:\n" + string.Join('\n', lost));
    }

    [Theory]
    [InlineData("いや、急ぎです")]
    [InlineData("ちがいます　むすこにはいわんでください")]
    [InlineData("いや、203です")]
    public void A_no_with_more_behind_it_skips_no_question(string said)
    {
        foreach (var until in new[] { "自分のこと", "つぎへ", "仕事がなくなり先月から収入がありません", "0" })
        {
            var talk = At(until);
            talk.Say(said);
            Assert.DoesNotContain(talk.State.Session!.Answers, a => a.Value.IsSkipped);
        }
    }

    [Fact]
    public void What_puts_right_does()
    {
        var talk = At("090-5555-6666");
        talk.Say("いや末尾は6667です");
        Assert.Equal("09055556667", talk.State.Session!.Answers["phone"].Value.GetString());
        talk = At("2");
        talk.Say("いいえ、3人でした");
        Assert.False(talk.State.Session!.Answers.ContainsKey("children"));
        talk.Say("はい");
        Assert.Equal(3, talk.State.Session!.Answers["household"].Value.GetInt32());
    }

    [Theory]
    [InlineData("こどもは 1人。4さい です")]
    [InlineData("せんげつのねんきんは６まんえんでした")]
    [InlineData("2じやのうて3じにしてください")]
    public void No_other_number_counts_the_household(string said)
    {
        var talk = At("仕事がなくなり先月から収入がありません");
        talk.Say(said);
        Assert.False(talk.State.Session!.Answers.ContainsKey("household"), talk.Text);
    }

    [Theory]
    [InlineData("大家さんの電話は093-900-1111")]
    [InlineData("兄の携帯は080-1111-2222です")]
    public void Somebody_elses_telephone_is_not_theirs(string said)
    {
        var talk = At("090-5555-6666");
        talk.Say(said);
        Assert.Equal(DialogMode.Ask, talk.State.Session!.Mode);
        Assert.Equal("09055556666", talk.State.Session!.Answers["phone"].Value.GetString());
    }

    [Theory]
    [InlineData("ちゃんと送れましたか")]
    [InlineData("だれが読みますか")]
    public void A_question_is_no_name(string said)
    {
        var talk = At("はい");
        talk.Say(said);
        Assert.False(talk.State.Session!.Answers.ContainsKey("name"));
        Assert.Equal(DialogMode.Ask, talk.State.Session!.Mode);
    }

    [Fact]
    public void Who_refuses_a_name_lives_somewhere()
    {
        var talk = new Talk(Talk.Shipped, channel: "webchat").Through("相談");
        talk.Say("名前は書きたくないです");
        Assert.False(talk.State.Session!.Answers.ContainsKey("ward"));
        Assert.Contains("名前は書かなくても", talk.Text, StringComparison.Ordinal);
    }

    /// <summary>The question behind this answer is open.</summary>
    private static Talk At(string until) =>
        new Talk(Talk.Shipped, channel: "webchat", shared: Step).Through(Way.Take(Array.IndexOf(Way, until) + 1));

    /// <summary>Everything the office gets to read.</summary>
    private static string Kept(Talk talk)
    {
        var session = talk.State.Session;
        var answers = session?.Answers.Values.Where(a => a.Value.ValueKind is JsonValueKind.String).Select(a => a.Value.GetString()!) ?? [];
        return string.Join(
            '\n',
            answers
                .Concat(session?.AlsoSaid?.Select(s => s.Text) ?? [])
                .Concat(talk.Effects.OfType<AddToCase>().Select(a => a.Text))
                .Concat(talk.Submissions.Select(s => s.Said ?? ""))
        );
    }
}

using System.Text.Json;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>What people in need write where a name, a list or a yes is asked for, and is a wish, a count or a condition.</summary>
public sealed class NamingTests
{
    private static readonly string[] UntilName =
    [
        "相談",
        "小倉北",
        "自分のこと",
        "借金",
        "つぎへ",
        "どれもない",
        "書かない",
        "1人",
        "持ち家",
        "連絡しない",
    ];

    private readonly Talk talk = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("親には絶対言わんで")]
    [InlineData("だから電話はするなって")]
    [InlineData("お母さんには知らせないでください")]
    [InlineData("年金はひと月三万六千円、二か月で七万二千円でございます。")]
    public void A_wish_is_no_name_and_is_kept(string words)
    {
        talk.Through(UntilName).Say(words);
        Assert.Contains("何とお呼び", talk.Text, StringComparison.Ordinal);
        Assert.False(talk.State.Session!.Answers.ContainsKey("name"));
        talk.Through("花子", "いいえ");
        Assert.Contains(words, talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("なまえはいいたくありません")]
    [InlineData("名前は教えたくない")]
    [InlineData("匿名で")]
    public void Who_gives_no_name_leaves_it_out(string words)
    {
        talk.Through(UntilName).Say(words);
        Assert.Equal(JsonValueKind.Null, talk.State.Session!.Answers["name"].Value.ValueKind);
    }

    [Theory]
    [InlineData("花子", "花子")]
    [InlineData("田中と申します", "田中")]
    [InlineData("call me Maria", "Maria")]
    [InlineData("ゆうき", "ゆうき")]
    public void A_name_is_the_name_alone(string words, string name)
    {
        talk.Through(UntilName).Say(words);
        Assert.Equal(name, talk.State.Session!.Answers["name"].Value.GetString());
    }

    [Fact]
    public void A_correction_by_its_number_is_heard_at_the_name()
    {
        talk.Through(UntilName).Say("6は1人じゃなくて2人、母親もいる");
        Assert.Equal(2, talk.State.Session!.Answers["household"].Value.GetInt32());
        Assert.False(talk.State.Session.Answers.ContainsKey("name"));
    }

    [Theory]
    [InlineData("3 people me and 2 child")]
    [InlineData("3 nin")]
    [InlineData("3 người, 2 đứa con")]
    [InlineData("3人です")]
    public void How_many_people_is_no_number_of_a_list(string words)
    {
        talk.Through("相談", "小倉北", "自分のこと").Say(words);
        Assert.False(talk.State.Session!.Answers.ContainsKey("worries"));
    }

    [Fact]
    public void A_figure_answers_no_question_that_was_not_shown()
    {
        talk.Through("相談", "小倉北", "自分のこと", "殴られる 金ない 家ない").Say("3");
        Assert.Contains("話したいこと", talk.Text, StringComparison.Ordinal);
        Assert.False(talk.State.Session!.Answers.ContainsKey("story"));
    }

    [Theory]
    [InlineData("殴られる 金ない 家ない", "income housing violence")]
    [InlineData("金、仕事、借金", "income debt work")]
    [InlineData("金 住むとこ 暴力", "income housing violence")]
    [InlineData("電気料金が払えません。それと膝が悪く", "utilities illness")]
    [InlineData("うちは火の車です", "income")]
    public void All_that_is_named_is_taken(string words, string worries)
    {
        talk.Through("相談", "小倉北", "自分のこと").Say(words);
        var answers = talk.State.Session!.Answers;
        Assert.Equal(worries, string.Join(' ', answers["worries"].Value.EnumerateArray().Select(w => w.GetString())));
        Assert.False(answers.ContainsKey("dwelling"));
    }

    [Fact]
    public void An_insult_is_no_trouble()
    {
        talk.Through("相談", "小倉北", "自分のこと").Say("税金で食ってるくせに");
        Assert.False(talk.State.Session!.Answers.ContainsKey("worries"));
    }

    [Fact]
    public void Who_sleeps_in_a_net_cafe_has_no_fixed_place_and_the_ward_stays_open()
    {
        talk.Through("相談").Say("ネカフェ今日で終わり 泊まるとこない");
        var answers = talk.State.Session!.Answers;
        Assert.Equal("none", answers["dwelling"].Value.GetString());
        Assert.False(answers.ContainsKey("ward"));
    }

    [Theory]
    [InlineData("はい、でも警察はなし")]
    [InlineData("yes but not immigration")]
    public void A_yes_with_a_limit_is_a_yes_with_the_limit(string words)
    {
        talk.Through(UntilName).Through("花子").Say(words);
        Assert.True(talk.State.Session!.Answers["share"].Value.GetProperty("agreed").GetBoolean());
        Assert.Contains(words, talk.Text, StringComparison.Ordinal);
    }
}

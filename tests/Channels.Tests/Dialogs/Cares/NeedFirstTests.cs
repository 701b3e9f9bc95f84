using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Somebody begins in LINE with what is wrong, or asks what nobody had thought of: they are not shown a menu.</summary>
public sealed class NeedFirstTests
{
    [Theory]
    [InlineData("47です。仕事ないです")]
    [InlineData("酒飲んで叩くんよ")]
    [InlineData("介護で疲れました")]
    [InlineData("もうだめかもしれん")]
    [InlineData("しんどい")]
    [InlineData("あの、夜が来るのがこわいんです")]
    public void Who_begins_with_their_need_has_a_number_and_the_way(string words)
    {
        var line = new Talk(Talk.Shipped);
        line.Say(words);
        var form = Assert.Single(line.Submissions);
        Assert.Equal((words, true), (form.Said, form.IsInterim));
        Assert.Contains(form.Reference, line.Text, StringComparison.Ordinal);
        Assert.Contains("/chat?p=consultation", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Effects, e => e is RaiseAlert { Kind: "urgent" });
    }

    [Theory]
    [InlineData("明日は仕事がないので預かれます")]
    [InlineData("引っ越しの手続きをしたい")]
    [InlineData("税金の払い方が知りたい")]
    [InlineData("きょうはいい天気やね")]
    [InlineData("仕事で遅くなるとき子どもを預けたい")]
    public void What_tells_of_no_need_opens_nothing(string words)
    {
        var line = new Talk(Talk.Shipped);
        line.Say(words);
        Assert.Empty(line.Submissions);
    }

    [Theory]
    [InlineData("やっぱりええわ")]
    [InlineData("やっぱり いい")]
    [InlineData("じゃあ、なかったことに。国のほうは結構です")]
    [InlineData("もう保護の話は忘れてください")]
    [InlineData("やっぱり人さまの世話にはなれん、あれは引っ込める")]
    [InlineData("やっぱり、さっきの話は無しにしてくれ")]
    [InlineData("やっぱやめる。殺されるけん")]
    [InlineData("さっきのなし。知らん男の人がうちにおる")]
    [InlineData("never mind")]
    public void Who_takes_back_and_does_not_say_what_is_told_that_the_wish_stands(string words)
    {
        var line = new Talk(Talk.Shipped);
        line.Through("申請したい", words is "never mind" ? "English" : "はい").Say(words);
        Assert.Contains(words is "never mind" ? "still recorded" : "残したまま", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Effects, e => e is AddToCase { TakesBack: true });
        line.Say("申請はやめます");
        Assert.Contains(line.Effects, e => e is AddToCase { TakesBack: true });
    }

    [Theory]
    [InlineData("もう しんせい なし。ありがとう")]
    [InlineData("もう しんせい いらん")]
    [InlineData("しんせいは もう いいです")]
    public void The_wish_is_taken_back_in_kana_too_and_is_no_cry(string words)
    {
        var line = new Talk(Talk.Shipped);
        line.Through("申請したい", "終わる").Say(words);
        Assert.Contains(line.Effects, e => e is AddToCase { TakesBack: true });
        Assert.DoesNotContain(line.Effects, e => e is RaiseAlert { Kind: "perhaps" });
    }

    [Theory]
    [InlineData("申請書はどこですか", "書類がそろっていなくても")]
    [InlineData("なにを もっていけば いいの", "書類がそろっていなくても")]
    [InlineData("住民票で居場所バレませんか", "支援措置")]
    [InlineData("シェルターってお金いるん", "逃げる先")]
    [InlineData("どうしたらいいですか", "番号と合言葉")]
    public void What_is_asked_once_something_is_with_the_office_is_answered(string asked, string answer)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat");
        page.Through("相談", "父が怒鳴ります");
        Assert.Contains(answer, page.Say(asked), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Alarm: "life" });
    }

    [Fact]
    public void Not_to_call_somebody_else_says_nothing_of_how_they_are_reached()
    {
        var page = new Talk(Talk.Shipped, channel: "webchat");
        page.Through("相談", "家にいたくない", "父さんには知られたくない");
        Assert.Contains("連絡のしかた", page.Text, StringComparison.Ordinal);
        page.Say("おとうさんに でんわ しないで");
        Assert.DoesNotContain("電話などはいらない", page.Text, StringComparison.Ordinal);
        Assert.Contains("連絡のしかた", page.Text, StringComparison.Ordinal);
        page.Say("てがみ も だめ");
        Assert.Contains("連絡のしかた", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Kind: "perhaps", Alarm: "life" });
    }

    [Fact]
    public void What_is_faintly_a_cry_after_the_end_is_with_the_case_and_said()
    {
        var line = new Talk(Talk.Shipped);
        line.Through("夫に殴られています", "終わる").Say("旦那寝た。やっぱり怖い");
        Assert.Contains("職員に伝えました", line.Text, StringComparison.Ordinal);
        Assert.Equal(1, line.Effects.OfType<AddToCase>().Count(a => a.Text.Contains("旦那寝た", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("すみません、またです。さっきは寝たふりでした")]
    [InlineData("下の子だけ連れて出ることはできますか")]
    [InlineData("市営住宅とか、すぐ入れますか")]
    [InlineData("眠れません")]
    public void What_comes_after_the_end_belongs_to_what_was_told_before(string words)
    {
        var line = new Talk(Talk.Shipped);
        line.Through("夫に殴られています", "ここまで").Say(words);
        Assert.Equal(words, Assert.Single(line.Effects.OfType<AddToCase>()).Text);
        Assert.Contains("職員に伝えました", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("家に来られたら困る")]
    [InlineData("手紙は寄こさんでええ")]
    [InlineData("いえに くるのは やめて。 おとうさんに ばれる")]
    [InlineData("役所の人が家に来たら、近所に知れるけ困る")]
    [InlineData("この話、姪の耳には入れんでくれ")]
    [InlineData("姪に知れたら恥やけ")]
    [InlineData("LINEには返事しないでください。見られます")]
    [InlineData("いえには こんで ほしい")]
    [InlineData("ここにはもう書かないほうがいいですよね、スマホを見られるけ")]
    public void How_somebody_must_not_be_reached_is_kept_and_said(string words)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat");
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.Contains("連絡のしかた", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("電話などはいらない", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("てがみ も だめ")]
    [InlineData("でんわ は よる だけ だめ")]
    public void And_missed_no_question(string words)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat");
        page.Through("相談", "仕事がなくなりました", "うちの話です").Say(words);
        Assert.Contains("連絡のしかた", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("聞き取れませんでした", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("電話などはいらない", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I can't sleep")]
    [InlineData("I am so tired")]
    public void Who_begins_with_it_in_English_too(string words)
    {
        var line = new Talk(Talk.Shipped, language: "en");
        line.Say(words);
        Assert.Equal(words, Assert.Single(line.Submissions).Said);
        Assert.Contains("/chat?p=consultation", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Don't write to my phone number 090-1234-5678, he has it. Only write here")]
    [InlineData("Please do not send anything to the house, he opens all the mail")]
    [InlineData("Please don't come to our house")]
    public void In_English_as_well_and_a_number_not_to_be_called_is_none_to_call(string words)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat");
        page.Through("相談", "English", "I lost my job").Say(words);
        Assert.Contains("how to reach you", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Phone:", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No calls", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("phone", page.State.Session!.Answers.Keys);
    }

    [Theory]
    [InlineData("相談したら、子どもは取り上げられたりしませんか", false)]
    [InlineData("Our neighbor gives us vegetables", false)]
    [InlineData("My neighbor is kind and gives us rice sometimes", false)]
    [InlineData("My partner drinks and breaks things", true)]
    [InlineData("My neighbor is screaming every night", true)]
    public void A_question_of_children_and_kind_neighbours_is_no_cry(string words, bool isCry)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat");
        page.Through("相談").Say(words);
        Assert.Equal(isCry, page.Effects.Any(e => e is RaiseAlert { Kind: "urgent" }));
    }
}

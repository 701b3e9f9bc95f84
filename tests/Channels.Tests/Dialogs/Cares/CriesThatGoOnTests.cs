using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>After a cry a few words may be all that comes: what is being done now, the wish to stop, or more of the same.</summary>
public sealed class CriesThatGoOnTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");
    private readonly Talk line = new(Talk.Shipped);

    [Theory]
    [InlineData("もう死にたいです", "もう飲んだ", "119", "life")]
    [InlineData("もう死にたいです", "まだ手に持ってる", "119", "life")]
    [InlineData("消えたい", "いま屋上にいます", "119", "life")]
    [InlineData("I want to die", "I already took them", "119", "life")]
    [InlineData("夫に殴られています", "帰ってきた", "110", "violence")]
    [InlineData("夫に殴られています", "いまトイレに隠れてる", "110", "violence")]
    [InlineData("My husband hits me", "he is at the door", "110", "violence")]
    public void What_is_being_done_now_is_a_cry_of_its_own(string cry, string act, string number, string alarm)
    {
        foreach (var talk in new[] { page, line })
        {
            talk.Through("相談", cry).Say(act);
            Assert.Contains(number, talk.Text, StringComparison.Ordinal);
            Assert.Contains(talk.Effects, e => e is RaiseAlert { Kind: "urgent" } raised && raised.Alarm == alarm);
            Assert.Equal(2, talk.Effects.OfType<RaiseAlert>().Count(a => a.Alarm?.Contains(alarm, StringComparison.Ordinal) is true));
            Assert.Contains(
                talk.Effects,
                e => e is SubmitForm { Said: { } said } && said == act || e is AddToCase { Text: { } text } && text == act
            );
        }
    }

    [Theory]
    [InlineData("夫に殴られています", "もう一つの相談を書きたい")]
    [InlineData("夫に殴られています", "住所はかきたくない")]
    [InlineData("夫に殴られています", "手紙がきた")]
    [InlineData("夫に殴られています", "仕事が見つかりません")]
    [InlineData("夫に殴られています", "こくらきたです")]
    [InlineData("夫に殴られています", "今は怒っていない")]
    [InlineData("もう死にたいです", "車を持っています")]
    [InlineData("もう死にたいです", "母は老人ホームにいます")]
    public void Harmless_words_after_it_are_no_act(string cry, string words)
    {
        foreach (var talk in new[] { page, line })
        {
            var before = talk.Through("相談", cry).Effects.OfType<RaiseAlert>().Count();
            talk.Say(words);
            Assert.DoesNotContain("いますぐ", talk.Text, StringComparison.Ordinal);
            Assert.Equal(before, talk.Effects.OfType<RaiseAlert>().Count());
        }
    }

    [Theory]
    [InlineData("きた")]
    [InlineData("夫が来た")]
    [InlineData("また来た")]
    [InlineData("いま家の前におる")]
    public void That_somebody_comes_is(string words) =>
        Assert.Contains("いますぐ110", line.Through("夫に殴られています").Say(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("橋の上にいます", "さむい")]
    [InlineData("もう死にたいです", "ずっとひとりでした")]
    public void Whoever_writes_on_is_not_asked_for_their_ward(string cry, string words)
    {
        page.Through("相談", cry).Say(words);
        Assert.Contains("職員に届けました", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("どちらにお住まい", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("書き方は", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Submissions, s => s.Said == words);
        page.Say(words + "。だれにも言えん");
        Assert.DoesNotContain("どちらにお住まい", page.Text, StringComparison.Ordinal);
        page.Say("続ける");
        Assert.Contains("どちらにお住まい", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("だれかきてくれるの？", "119か110")]
    [InlineData("なまえいわないとだめ？", "名前は書かなくても")]
    [InlineData("うそです", "そう書いてくださったこと")]
    public void What_is_asked_after_it_is_answered(string words, string answer)
    {
        Assert.Contains(answer, page.Through("相談", "橋の上にいます").Say(words), StringComparison.Ordinal);
        Assert.Contains(answer, line.Through("橋の上にいます").Say(words), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_there_does_not_bring_the_question_back()
    {
        page.Through("相談", "橋の上にいます", "なまえいわないとだめ？");
        Assert.DoesNotContain("どちらにお住まい", page.Text, StringComparison.Ordinal);
        page.Say("うそです");
        Assert.DoesNotContain("どちらにお住まい", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_became_sooner_is_told()
    {
        var hours = Channels.Bot.Dialogs.Office.OfficeHours.Parse("月〜日 0:00〜23:59");
        var step = new Channels.Bot.Dialogs.DialogStep(Talk.Shipped, [], hours: hours);
        var talk = new Talk(Talk.Shipped, channel: "webchat", shared: step);
        talk.Through("相談", "母の介護のことで、いろいろ聞きたいことがあります").Say("もう死にたいです");
        Assert.Contains("返事を書きます", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("もう飲んだ")]
    [InlineData("帰ってきた")]
    public void Without_a_cry_before_it_the_same_words_raise_nothing(string words)
    {
        page.Through("相談", "小倉北").Say(words);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("やめます")]
    [InlineData("もういい")]
    [InlineData("ここまで")]
    [InlineData("やっぱり相談やめます")]
    [InlineData("もう　ねる")]
    [InlineData("閉じる")]
    public void Whoever_stops_after_a_cry_is_let_go_and_told_what_the_office_has(string stop)
    {
        page.Through("相談", "もう死にたいです", "続ける").Say(stop);
        Assert.Contains("職員に届いています", page.Text, StringComparison.Ordinal);
        Assert.Null(page.State.Session);

        line.Through("消えたい", "若松です").Say(stop);
        Assert.Contains("職員に届いています", line.Text, StringComparison.Ordinal);

        page.Say("やっぱり飲んだ");
        Assert.Contains("119", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("若松")]
    [InlineData("仕事やめた 先月")]
    [InlineData("親には言わないで")]
    [InlineData("電話むり")]
    [InlineData("ある")]
    public void What_is_said_next_where_no_form_is_open_goes_with_the_case(string words)
    {
        line.Through("消えたい").Say(words);
        var reference = line.Submissions.First().Reference;
        Assert.Contains(line.Effects, e => e is AddToCase added && added.Reference == reference && added.Text == words);
        Assert.DoesNotContain("活動報告", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("死にたい。電話は絶対しないで")]
    [InlineData("電話はいらん", "死にたい")]
    [InlineData("夫がいつも家におるけん、電話は絶対しないでほしいとです", "死にたい")]
    public void Who_must_not_be_called_is_not_offered_a_call(params string[] said)
    {
        foreach (var talk in new[] { page.Through("相談", "小倉北"), line.Through("消えたい") })
        {
            talk.Through(said);
            Assert.DoesNotContain(talk.Buttons, b => b.Title == "電話してほしい");
            Assert.Contains(talk.Buttons, b => b.Title == "ここまで");
        }
    }

    [Fact]
    public void Who_tells_more_goes_on_in_the_same_case()
    {
        page.Through("お金がなくて食べるものがありません");
        var first = page.Submissions.First().Reference;
        page.Through("くわしく話す", "小倉北");
        Assert.All(page.Submissions, s => Assert.Equal(first, s.Reference));
    }

    [Fact]
    public void Contact_is_promised_only_where_there_is_a_way()
    {
        var hours = Channels.Bot.Dialogs.Office.OfficeHours.Parse("月〜日 0:00〜23:59");
        var step = new Channels.Bot.Dialogs.DialogStep(Talk.Shipped, [], hours: hours);
        var talk = new Talk(Talk.Shipped, channel: "webchat", shared: step);
        talk.Through("相談", "食べるものがない");
        Assert.DoesNotContain("職員が連絡します", talk.Text, StringComparison.Ordinal);
        Assert.Contains("返事を書きます", talk.Text, StringComparison.Ordinal);

        var reached = new Talk(Talk.Shipped, shared: step);
        reached.Say("食べるものがない");
        Assert.Contains("職員が連絡します", reached.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("食べるものがない")]
    [InlineData("電気を止められました")]
    [InlineData("夫に殴られています")]
    public void Whether_somebody_comes_is_answered_after_any_cry(string cry)
    {
        foreach (var talk in new[] { new Talk(Talk.Shipped), new Talk(Talk.Shipped, channel: "webchat").Through("相談") })
        {
            talk.Say(cry);
            foreach (var asked in new[] { "だれか来てくれるんですか", "だれかきてくれるの" })
            {
                Assert.Contains("人がそちらへ向かうことはできません", talk.Say(asked), StringComparison.Ordinal);
                Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert { Kind: "perhaps" });
            }
        }
    }

    [Fact]
    public void Who_must_not_be_called_is_not_asked_for_a_number()
    {
        var line = new Talk(Talk.Shipped).Through("夫に殴られています", "電話はせんで");
        Assert.DoesNotContain("電話がよければ", line.Say("職員に相談"), StringComparison.Ordinal);
        var page = new Talk(Talk.Shipped, channel: "webchat").Through("相談", "電話は しないでください。夫が出ます");
        Assert.DoesNotContain("電話がよければ", page.Say("職員に相談"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_of_before_still_leads_where_it_says()
    {
        var line = new Talk(Talk.Shipped).Through("食べるものがない", "電話はいらん");
        Assert.Contains("/chat?p=consultation", line.Say("くわしく話す"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i took 30 sleep tablet just now", "call 119 right now")]
    [InlineData("I overdosed on my pills", "call 119 right now")]
    [InlineData("睡眠薬を30錠のんだ", "いますぐ119")]
    [InlineData("くすりを100錠飲んでしまいました", "いますぐ119")]
    public void What_was_taken_is_answered_with_what_to_do_at_once(string said, string told)
    {
        var talk = new Talk(Talk.Shipped, channel: "webchat", language: said[0] < 128 ? "en" : "ja");
        talk.Through(said[0] < 128 ? "consultation" : "相談").Say(said);
        Assert.Contains(told, talk.Text, StringComparison.OrdinalIgnoreCase);
    }
}

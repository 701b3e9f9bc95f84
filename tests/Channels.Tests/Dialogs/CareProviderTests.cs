using Channels.Bot.Contract;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;

namespace Channels.Tests.Dialogs;

/// <summary>Rules of care insurance are for care providers: nobody else is answered with one.</summary>
public sealed class CareProviderTests
{
    private const string Question = "変更届はいつまでですか";

    private readonly FakeAssistant assistant = new() { AnswersAnyone = false };
    private readonly Talk talk;

    public CareProviderTests()
    {
        assistant.Knows(Question, FakeAssistant.Answer("change", "10日以内です。"));
        assistant.Knows("夫に殴られています", FakeAssistant.Answer("violence", "虐待防止の措置が必要です。"));
        assistant.Knows("たろうのお迎えは", FakeAssistant.Answer("pickup", "送迎減算です。"));
        talk = new Talk(Talk.Shipped, channel: "webchat", assistant: assistant);
    }

    [Fact]
    public void A_question_that_has_an_answer_is_asked_who_asks_and_then_answered()
    {
        Assert.Equal("介護保険の事業所の方からのご質問ですか。", talk.Say(Question));
        Assert.Empty(talk.Effects.OfType<RecordQuestion>());
        Assert.StartsWith("10日以内です。", talk.Say("はい"), StringComparison.Ordinal);
        talk.Say("ありがとうございます");
        Assert.StartsWith("10日以内です。", talk.Say(Question), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_none_gets_no_rule_but_the_way_to_a_person()
    {
        talk.Through(Question).Say("いいえ");
        Assert.Contains("職員に聞いてみますか", talk.Text, StringComparison.Ordinal);
        Assert.Equal("職員に聞く", talk.Buttons[0].Title);
        Assert.Contains(talk.Buttons, b => b.Title == "くらしと生活保護の相談");
        Assert.DoesNotContain("10日", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_screen_asks_what_brings_somebody_here()
    {
        talk.Say("こんにちは");
        Assert.Contains(talk.Buttons, b => b.Title == "介護保険の質問（事業所の方）");
        talk.Say("介護保険の質問（事業所の方）");
        Assert.StartsWith("10日以内です。", talk.Say(Question), StringComparison.Ordinal);
        talk.Say("こんにちは");
        Assert.DoesNotContain(talk.Buttons, b => b.Title == "介護保険の質問（事業所の方）");
    }

    [Theory]
    [InlineData("夫に殴られています")]
    [InlineData("たろうのお迎えは")]
    [InlineData("きょうは暑い")]
    public void Nobody_who_asks_nothing_is_answered_with_a_rule(string words)
    {
        talk.Say(words);
        Assert.DoesNotContain("措置", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("減算", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("事業所の方からのご質問", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_nobody_has_an_answer_to_is_told_who_can_be_asked()
    {
        talk.Say("センターは何時まで開いていますか");
        Assert.Contains("まだお答えできません", talk.Text, StringComparison.Ordinal);
        Assert.Contains("職員に聞く", talk.Buttons.Select(b => b.Title));
    }

    [Fact]
    public void In_a_form_for_everybody_the_assistant_is_silent_and_in_the_providers_form_it_answers()
    {
        talk.Through("敬老会").Say(Question);
        Assert.DoesNotContain("10日以内", talk.Text, StringComparison.Ordinal);
        var office = new Talk(Talk.Shipped, channel: "webchat", assistant: assistant);
        office.Through("介護事業所からの質問", "ひまわりデイ", "4070123456").Say(Question);
        Assert.Contains("10日以内", office.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("間違えました、虐待防止の減算でした")]
    [InlineData("減算になると経営が苦しくて払えません")]
    [InlineData("やっぱり認知症対応型じゃなくて地域密着型通所介護でした")]
    [InlineData("個別の利用者のことで相談したい")]
    public void An_office_that_asks_is_no_citizen_in_hardship(string words)
    {
        talk.Through("介護保険の質問（事業所の方）").Say(words);
        Assert.NotEqual("consultation", talk.State.Session?.Procedure);
        Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert { Alarm: "living" });
    }

    /// <summary>A member asked about her mother's care once: her words of danger are hers for ever after.</summary>
    [Theory]
    [InlineData("隣の人が食べるものがないみたい", "living")]
    [InlineData("はなちゃんが息してない", "emergency")]
    public void Who_asked_once_about_care_insurance_is_heard_like_anybody_later(string words, string alarm)
    {
        talk.Through("介護保険の質問（事業所の方）");
        talk.Now += TimeSpan.FromMinutes(31);
        talk.Say(words);
        Assert.Contains(talk.Effects, e => e is RaiseAlert raised && raised.Alarm == alarm);
    }

    [Fact]
    public void A_child_in_danger_is_heard_from_an_office_too()
    {
        talk.Through("介護保険の質問（事業所の方）").Say("はなちゃんが息してない");
        Assert.Contains(talk.Effects, e => e is RaiseAlert { Alarm: "emergency" });
    }
}

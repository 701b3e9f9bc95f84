using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>After a cry there is a choice, and one calm question only for who wants it.</summary>
public sealed class AfterCareTests
{
    private readonly Talk talk = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("続ける")]
    [InlineData("はい")]
    [InlineData("続けます。")]
    public void Who_goes_on_gets_the_question_that_was_open(string words)
    {
        talk.Through("相談", "小倉北").Say("もう死にたい");
        Assert.DoesNotContain("どなたのこと", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["続ける", "電話してほしい", "ここまで"], talk.Buttons.Take(3).Select(b => b.Title));

        Assert.Contains("どなたのこと", talk.Say(words), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_else_is_said_answers_what_was_open()
    {
        talk.Through("相談", "小倉北", "もう死にたい", "自分のこと");
        Assert.Contains("こまっていること", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.CareOffered);
    }

    [Theory]
    [InlineData("電話してほしい")]
    [InlineData("電話ください")]
    public void Who_wants_a_call_is_asked_where_and_when_and_the_office_has_it(string words)
    {
        talk.Through("相談", "食べるものがない");
        Assert.Contains("電話番号を教えて", talk.Say(words), StringComparison.Ordinal);
        Assert.Contains("連絡してよい時間", talk.Say("090-0000-1234"), StringComparison.Ordinal);
        talk.Say("午後");
        Assert.Contains("市役所です", talk.Say("それだけ"), StringComparison.Ordinal);
        Assert.Contains("お住まい", talk.Say("いいえ"), StringComparison.Ordinal);
        Assert.Contains("09000001234", talk.Submissions.Last().AnswersJson, StringComparison.Ordinal);
        Assert.True(talk.Submissions.Last().IsInterim);
    }

    [Theory]
    [InlineData("ここまで")]
    [InlineData("もういいです")]
    public void Who_leaves_it_at_that_is_told_what_has_arrived(string words)
    {
        talk.Through("相談", "もう死にたい");
        var form = talk.Submissions.Last();
        talk.Say(words);
        Assert.Contains(form.Reference, talk.Text, StringComparison.Ordinal);
        Assert.Contains(form.CodeWord!, talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void In_a_report_the_cry_comes_first_and_the_report_is_where_it_was()
    {
        var line = new Talk(Talk.Shipped);
        line.Through("活動報告", "4821").Say("もう死にたい");
        Assert.DoesNotContain("いつ", line.Replies[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["ページを開く", "電話してほしい", "ここまで"], line.Buttons.Take(3).Select(b => b.Title));
        Assert.Equal(["tel:110", "tel:119"], line.Buttons.Skip(3).Select(b => b.Value));

        line.Say("ここまで");
        Assert.Contains("SK-", line.Text, StringComparison.Ordinal);
        Assert.Contains("いつ", line.Text, StringComparison.Ordinal);
        Assert.Equal("activity-report", line.State.Session!.Procedure);
    }

    [Fact]
    public void A_call_is_asked_for_where_no_consultation_is_open_and_the_number_goes_with_the_case()
    {
        var line = new Talk(Talk.Shipped);
        line.Say("夫に殴られています");
        var reference = Assert.Single(line.Submissions).Reference;
        Assert.Contains("電話番号と", line.Say("電話してほしい"), StringComparison.Ordinal);
        line.Say("090-0000-1234 夕方なら");
        Assert.Equal(
            [(reference, "（電話してほしい）"), (reference, "090-0000-1234 夕方なら")],
            line.Effects.OfType<AddToCase>().Select(a => (a.Reference, a.Text))
        );
    }

    [Fact]
    public void The_offer_is_good_for_the_next_message_only()
    {
        talk.Through("相談", "もう死にたい", "小倉北").Say("ここまで");
        Assert.NotNull(talk.State.Session); // the command that shows the answers so far
        Assert.Contains("ここまでの答え", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_on_the_page_to_say_more_begins_the_consultation()
    {
        talk.Through("介護事業所からの質問").Say("夫に殴られています");
        Assert.Equal("くわしく話す", talk.Buttons[0].Title);
        talk.Say("くわしく話す");
        Assert.Equal("consultation", talk.State.Session!.Procedure);
    }
}

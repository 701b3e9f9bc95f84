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
    public void The_short_words_count_only_while_the_offer_stands()
    {
        talk.Through("相談", "もう死にたい", "小倉北").Say("はい");
        Assert.NotNull(talk.State.Session);
        Assert.Contains("どなたのこと", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ここまで")]
    [InlineData("終わりにします")]
    [InlineData("やっぱりやめときます")]
    public void A_consultation_can_be_left_at_any_question(string words)
    {
        talk.Through("相談", "小倉北", "もう死にたい", "続ける", "自分のこと").Say(words);
        Assert.Null(talk.State.Session);
        Assert.Contains("SK-", talk.Text, StringComparison.Ordinal);
        var other = new Talk(Talk.Shipped, channel: "webchat");
        other.Through("相談", "小倉北").Say(words);
        Assert.Null(other.State.Session);
        Assert.Contains("やめました", other.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("電話してほしい")]
    [InlineData("電話ください")]
    [InlineData("Please call me")]
    public void A_call_can_be_asked_for_at_any_question(string words)
    {
        talk.Through("相談", "小倉北", "自分のこと").Say(words);
        Assert.Contains("電話番号を教えて", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("腹へった")]
    [InlineData("ママにはいわないで")]
    [InlineData("いまも ねつ 40ど あります")]
    public void Words_that_answer_nothing_are_kept_and_said_so(string words)
    {
        talk.Through("相談", "小倉北", "自分のこと").Say(words);
        Assert.Matches("書きとめました|残しました|届け", talk.Text);
        talk.Through("つぎへ", "借金と仕事", "どれもない", "書かない", "2", "0", "答えない", "連絡しない", "書かない", "いいえ", "はい");
        var form = talk.Submissions.Last();
        Assert.True(
            form.AnswersJson.Contains(words, StringComparison.Ordinal) || form.Said == words || talk.Submissions.Any(s => s.Said == words),
            form.AnswersJson
        );
    }

    [Theory]
    [InlineData("でんわはむりばれる")]
    [InlineData("でんわは　いやです")]
    [InlineData("電話はこまります")]
    [InlineData("夫が出るから電話だめ")]
    [InlineData("メールは夫が見るのでだめ")]
    [InlineData("LINEは夫が見る")]
    [InlineData("電話しないで")]
    [InlineData("電話はやめてください")]
    [InlineData("no phone please")]
    [InlineData("Don't call me")]
    [InlineData("不要打电话")]
    public void Who_refuses_a_call_is_never_written_down_as_wanting_one(string words)
    {
        talk.Through("相談", "小倉北", "自分のこと", "つぎへ", "借金と仕事", "どれもない", "書かない", "2", "0", "答えない").Say(words);
        Assert.Equal("none", talk.State.Session!.Answers["contact"].Value.GetString());
    }

    [Theory]
    [InlineData("誰が読むんですか")]
    [InlineData("夫に知られますか")]
    [InlineData("Will you tell my husband?")]
    public void Who_reads_it_is_answered_at_once(string words)
    {
        talk.Through("相談", "小倉北").Say(words);
        Assert.Contains("ご家族やまわりの人には、このチャットからは知らせません", talk.Text, StringComparison.Ordinal);
        Assert.Contains("どなたのことですか", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("いままでかいたの　ぜんぶ　けして")]
    [InlineData("さっきの全部消してください")]
    public void Who_wants_it_gone_hears_what_is_possible_and_the_office_is_told(string words)
    {
        talk.Through("相談", "もう死にたい").Say(words);
        Assert.Contains("消してほしいと書いてくださったことを、職員に伝えました", talk.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Effects, e => e is AddToCase added && added.Text == words);
    }

    [Theory]
    [InlineData("お金がなくても行っていいですか")]
    public void A_question_that_the_office_answers_comes_with_the_number_to_read_the_answer(string words)
    {
        talk.Through("相談", "小倉北").Say(words);
        Assert.Contains("SK-", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("書きたくない")]
    [InlineData("言いたくないです")]
    [InlineData("I not want say")]
    public void Who_would_rather_not_say_leaves_it_out(string words)
    {
        talk.Through("相談", "小倉北", "自分のこと", "借金", "つぎへ", "どれもない").Say(words);
        Assert.True(talk.State.Session!.Answers["story"].IsSkipped);
    }

    [Fact]
    public void An_application_that_was_not_meant_is_told_the_office()
    {
        talk.Through("相談", "申請したい").Say("申請の記録は取り消してください");
        Assert.Contains("申請は、いつでもできます", talk.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Effects, e => e is AddToCase { Text: "申請の記録は取り消してください" });
        Assert.Contains(talk.Effects, e => e is SubmitForm { TakesBack: true, AppliedAt: null });
    }

    [Fact]
    public void A_first_message_that_names_the_ward_is_kept_whole()
    {
        talk.Through("相談").Say("はじめまして。58さい、8月に失業、ひとり、家賃2か月たまった、小倉南");
        Assert.Equal("kokuraminami", talk.State.Session!.Answers["ward"].Value.GetString());
        Assert.Contains("8月に失業", talk.Submissions.Last().AnswersJson, StringComparison.Ordinal);
        Assert.Contains("SK-", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_cry_is_answered_as_what_it_is()
    {
        talk.Through("相談", "夫になぐられた").Say("いま首をしめられた");
        Assert.StartsWith("あなたの安全がいちばん大事です。", talk.Text, StringComparison.Ordinal);
        Assert.Contains("110か119", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_told_that_it_has_arrived_is_told_the_truth()
    {
        talk.Through("相談", "小倉北", "もう死にたい", "続ける", "腹へった").Say("ここまで");
        Assert.Contains("職員に届いています", talk.Text, StringComparison.Ordinal);
        Assert.Contains("腹へった", talk.Submissions.Last().AnswersJson, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_told_is_with_the_office_before_the_end()
    {
        var text = "先月から仕事のことでなやんでいて、どこに相談したらよいかわかりません。ゆっくり話を聞いてほしいです。";
        talk.Through("相談").Say(text);
        var form = Assert.Single(talk.Submissions);
        Assert.True(form.IsInterim);
        Assert.Contains("ゆっくり話を聞いて", form.AnswersJson, StringComparison.Ordinal);
        Assert.Contains(form.Reference, talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("生活保護って受けたら家族に連絡いくの？")]
    [InlineData("生活保護は申請したくないです。食べ物だけほしい")]
    [InlineData("生活保護の申請をとりけしたい")]
    public void Who_only_speaks_of_applying_is_not_recorded_as_wishing_it(string words)
    {
        talk.Through("相談", "小倉北").Say(words);
        Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert { Kind: "apply" });
        Assert.All(talk.Submissions, s => Assert.Null(s.AppliedAt));
        Assert.Contains("国民の権利", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_cry_is_answered_with_care_and_not_with_the_question()
    {
        talk.Through("相談", "しにたい", "続ける").Say("だから死にたいって言ってるだろ");
        Assert.DoesNotContain("選んで", talk.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Buttons, b => b.Title == "電話してほしい");
        Assert.Contains(talk.Buttons, b => b.Value == "tel:110");
        talk.Now += TimeSpan.FromMinutes(10);
        talk.Say("ほんとうに死にたい");
        Assert.Equal([false, true, true], talk.Effects.OfType<RaiseAlert>().Select(a => a.IsAgain));
    }

    [Theory]
    [InlineData("答えたくない")]
    [InlineData("言いたくない")]
    [InlineData("かきたくない")]
    public void The_first_question_can_be_left_out_too(string words)
    {
        talk.Through("相談").Say(words);
        Assert.Contains("どなたのこと", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("English", "Where do you live")]
    [InlineData("english please", "Where do you live")]
    public void The_language_can_be_named_at_any_question(string words, string question)
    {
        talk.Through("相談").Say(words);
        Assert.Contains(question, talk.Text, StringComparison.Ordinal);
        talk.Say("にほんごでおねがいします");
        Assert.Contains("どちらにお住まい", talk.Text, StringComparison.Ordinal);
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

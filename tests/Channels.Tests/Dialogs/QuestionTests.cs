using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Questions people ask in the middle of something else.</summary>
public sealed class QuestionTests
{
    private readonly Talk talk = new(Talk.Shipped);

    [Theory]
    [InlineData("病児の料金はいくらですか")]
    [InlineData("病児の料金は？")]
    [InlineData("びょうじの料金を教えてください")]
    [InlineData("すみません、病児の料金はいくらですか")]
    public void A_question_in_a_form_is_answered_and_the_form_goes_on(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時");
        var answers = talk.State.Session!.Answers;

        var text = talk.Say(words);

        Assert.Contains("依頼会員600円、提供会員の受け取り1,100円です。（事業案内）", text);
        Assert.Contains("「活動報告」の続きです。", text);
        Assert.Contains("何をしましたか", text);
        Assert.Equal(answers.Keys, talk.State.Session!.Answers.Keys);
        Assert.Equal(0, talk.State.Session.Tries);
    }

    [Fact]
    public void A_question_of_another_procedure_is_answered_too() =>
        Assert.Contains("小学6年生まで", talk.Through("活動報告", "4821").Say("何歳から預けられますか"));

    [Fact]
    public void Each_language_has_its_answers()
    {
        talk.Through("report", "4821", "yesterday", "1pm to 5pm");
        Assert.Contains("one hour costs 600 yen", talk.Say("How much is it for a sick child?"));
        Assert.Contains("What did you do?", talk.Text);
    }

    [Fact]
    public void Before_any_form_a_question_is_answered_and_the_ways_on_are_shown()
    {
        Assert.Contains("1時間あたり依頼会員500円", talk.Say("料金はいくらですか"));
        Assert.Contains(talk.Buttons, b => b.Title == "活動報告");
    }

    [Fact]
    public void At_the_check_a_question_is_answered_and_nothing_is_handed_in()
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "1", "たろう", "いいえ", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("1,100円", talk.Say("病児の料金はいくらですか"));
        Assert.Contains("確認してください", talk.Text);
        Assert.Empty(talk.Submissions);
    }

    [Theory]
    [InlineData("病児")] // an option
    [InlineData("1")]
    public void What_the_open_question_can_read_is_its_answer(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時").Say(words);
        Assert.Contains("support", talk.State.Session!.Answers.Keys);
    }

    [Fact]
    public void Where_any_words_are_an_answer_it_is_asked_once()
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "7");
        Assert.Contains("質問ですか。それとも答えですか", talk.Say("病児の料金はいくらですか"));
        Assert.Contains("1,100円", talk.Say("質問です"));
        Assert.Contains("どんなことをしましたか", talk.Text);

        talk.Say("病児の料金はいくらですか");
        talk.Say(talk.Buttons[1].Said);
        Assert.Equal("病児の料金はいくらですか", talk.State.Session!.Answers["support-other"].Value.GetString());
    }

    [Theory]
    [InlineData("はい", false)]
    [InlineData("はい、質問です", false)]
    [InlineData("いいえ", true)]
    public void A_yes_to_whether_it_is_a_question_says_that_it_is_one(string words, bool isAnswer)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "7", "病児の料金はいくらですか").Say(words);
        Assert.Equal(isAnswer, talk.State.Session!.Answers.ContainsKey("support-other"));
        Assert.Equal(
            isAnswer ? "病児の料金はいくらですか" : null,
            talk.State.Session!.Answers.GetValueOrDefault("support-other")?.Value.GetString()
        );
        Assert.Equal(!isAnswer, talk.Text.Contains("1,100円", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("料金の説明をしました")]
    [InlineData("病児の料金の説明")] // no question
    [InlineData("だれが来ますか、と聞かれた")]
    public void A_free_answer_that_asks_nothing_known_is_kept(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "7").Say(words);
        Assert.Equal(words, talk.State.Session!.Answers["support-other"].Value.GetString());
    }

    [Fact]
    public void A_question_nobody_has_answered_yet_leads_to_staff()
    {
        var text = talk.Through("活動報告", "4821", "きのう", "1時から5時").Say("駐車場はどこにありますか");
        Assert.Contains("「職員に相談」と書いて", text);
        Assert.Contains("何をしましたか", text);
    }

    [Fact]
    public void Another_source_of_answers_is_asked_after_the_procedures()
    {
        var other = new Talk(Talk.Shipped, questions: [new ProcedureQuestions(Talk.Shipped), new Parking()]);
        other.Through("活動報告", "4821", "きのう", "1時から5時");
        Assert.Contains("あります。（案内図）", other.Say("駐車場はどこにありますか"));
        Assert.Contains("1,100円", other.Say("病児の料金はいくらですか"));
    }

    [Theory]
    [InlineData("料金")]
    [InlineData("かぎをなくしました")]
    [InlineData("?")]
    [InlineData("")]
    public void Words_that_ask_nothing_get_no_answer_by_chance(string words) =>
        Assert.Null(new ProcedureQuestions(Talk.Shipped).Ask(new AssistantQuestion(words, "en", null, DateTimeOffset.UnixEpoch)));

    private sealed class Parking : IAnswerSource
    {
        public AssistantReply? Ask(AssistantQuestion question) =>
            question.Text.Contains("駐車場", StringComparison.Ordinal)
                ? new AssistantReply
                {
                    Outcome = AnswerOutcome.Answered,
                    Reason = AnswerReasons.Own,
                    Text = "あります。",
                    Source = "案内図",
                }
                : null;
    }
}

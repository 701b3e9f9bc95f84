using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using CsCheck;

namespace Channels.Tests.Dialogs;

/// <summary>Questions to the assistant: before a form, in the middle of one, and what is said to the answers.</summary>
public sealed class AskingTests
{
    private static readonly OfferedEntry Officer = new("officer", "役員が変わったときの届出は必要ですか");

    private readonly FakeAssistant assistant = new();
    private readonly Talk talk;

    public AskingTests()
    {
        assistant.Knows("変更届はいつまでですか", FakeAssistant.Answer("change", "10日以内です。", Officer));
        assistant.Knows("変更届", FakeAssistant.Answer("change", "10日以内です。"));
        assistant.Knows("officer", FakeAssistant.Answer("officer", "必要ありません。"));
        assistant.Knows(
            "送迎の減算は",
            FakeAssistant.Reply(AnswerOutcome.Clarify, "which-service", "どのサービスについてですか。") with
            {
                Choices = ["訪問介護", "通所介護"],
                Context = "pending",
                IsOfDesk = true,
            }
        );
        assistant.Knows(
            "通所介護",
            q =>
                q.Context is "pending"
                    ? FakeAssistant.Answer("day", "47単位です。") with
                    {
                        Services = ["通所介護"],
                    }
                    : FakeAssistant.OffTopic
        );
        assistant.Knows("通所", q => q.Context is "pending" ? FakeAssistant.Answer("day", "47単位です。") : FakeAssistant.OffTopic);
        assistant.Knows(
            "夜勤の加算は何ですか",
            FakeAssistant.Reply(
                AnswerOutcome.NotCovered,
                "nothing-found",
                "承認された回答がまだありません。職員におたずねになりますか。"
            ) with
            {
                IsOfDesk = true,
                Services = ["通所介護"],
            }
        );
        assistant.Knows(
            "うちの利用者の場合は",
            FakeAssistant.Reply(AnswerOutcome.Refused, AnswerReasons.Individual, "個別のケースは、ここではお答えできません。") with
            {
                IsOfDesk = true,
            }
        );
        talk = new Talk(Talk.Shipped, assistant: assistant);
    }

    private RecordQuestion Recorded => talk.Effects.OfType<RecordQuestion>().Last();

    [Fact]
    public void A_question_before_any_form_is_answered_with_the_three_buttons()
    {
        Assert.Equal("10日以内です。\n根拠：見本\n1 役に立った\n2 ちがう\n3 職員に聞く", talk.Say("変更届はいつまでですか"));
        Assert.Equal(["役に立った", "ちがう", "職員に聞く"], talk.Buttons.Select(b => b.Title));
        Assert.Equal(
            ("answered", "change", null),
            (AnswerReasons.NameOf(Recorded.Reply.Outcome), Recorded.Reply.EntryId, Recorded.Procedure)
        );
        Assert.Equal(Recorded.Id, talk.State.Question!.Id);
    }

    [Theory]
    [InlineData("こんにちは")]
    [InlineData("ありがとうございます！")]
    [InlineData("hello")]
    [InlineData("はい")]
    [InlineData("やめる")]
    [InlineData("2")]
    [InlineData("役に立った")]
    [InlineData("もう死にたい")]
    public void What_asks_nothing_is_not_asked(string words)
    {
        talk.Say(words);
        Assert.Empty(assistant.Asked);
        Assert.Contains(talk.Buttons, b => b.Title is "活動報告" or "電話してほしい");
    }

    [Fact]
    public void Sticker_photo_and_start_words_are_not_asked()
    {
        talk.Send(AttachmentTypes.Sticker);
        talk.Send("image/jpeg", "line:1");
        talk.Say("活動報告");
        Assert.Empty(assistant.Asked);
    }

    [Fact]
    public void Words_about_something_else_are_greeted_and_a_question_is_told_what_there_is()
    {
        Assert.StartsWith("何をしますか", talk.Say("きょうは暑い"));
        Assert.Empty(talk.Effects);

        Assert.StartsWith("ここでは介護の質問にお答えしています。\n何をしますか", talk.Say("ごみの日はいつですか"));
        Assert.Equal("off-topic", Recorded.Reply.Reason);
        Assert.Contains(talk.Buttons, b => b.Title == "活動報告");
    }

    [Fact]
    public void In_a_form_yes_to_the_offer_of_staff_hands_the_question_over()
    {
        talk.Through("活動報告", "4821", "夜勤の加算は何ですか");
        Assert.Contains("職員におたずねになりますか", talk.Text);
        talk.Say("はい");
        Assert.Equal(FeedbackNames.Staff, Assert.Single(talk.Effects.OfType<JudgeAnswer>()).Feedback);
    }

    [Theory]
    [InlineData("役に立った", FeedbackNames.Useful)]
    [InlineData("役に立ちました。", FeedbackNames.Useful)]
    [InlineData("Helpful", FeedbackNames.Useful)]
    [InlineData("ちがう", FeedbackNames.Wrong)]
    [InlineData("違います", FeedbackNames.Wrong)]
    [InlineData("答えがちがう", FeedbackNames.Wrong)]
    public void What_is_said_to_an_answer_is_recorded(string words, string feedback)
    {
        talk.Through("変更届はいつまでですか", words);
        Assert.Equal(new JudgeAnswer(Recorded.Id, feedback), Assert.Single(talk.Effects.OfType<JudgeAnswer>()));
    }

    [Fact]
    public void A_wrong_answer_shows_what_came_close_and_each_can_be_chosen()
    {
        talk.Say("変更届はいつまでですか");
        Assert.Contains("1 役員が変わったときの届出は必要ですか", talk.Say("ちがう"));
        Assert.Contains(talk.Buttons, b => b.Said == Officer.Question && b.Title.Length <= 20);
        Assert.StartsWith("必要ありません。", talk.Say("1"));
        Assert.Equal("officer", assistant.Asked[^1].Chosen);
        Assert.Contains("職員におたずねになりますか", talk.Say("ちがう")); // and when nothing came close
        Assert.Equal(["職員に聞く", "やめる"], talk.Buttons.Select(b => b.Title));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("通所介護")]
    [InlineData("通所")]
    public void A_service_is_chosen_by_number_by_name_and_by_a_part_of_it(string choice)
    {
        Assert.Contains("1 訪問介護\n2 通所介護", talk.Say("送迎の減算は"));
        Assert.StartsWith("47単位です。", talk.Say(choice));
        Assert.Equal("送迎の減算は", Recorded.Reply.Masked); // the question, not the word that narrowed it
    }

    [Fact]
    public void None_of_what_is_offered_leads_to_staff()
    {
        talk.Through("送迎の減算は", "どれでもない");
        Assert.Equal(["職員に聞く", "やめる"], talk.Buttons.Select(b => b.Title));
        talk.Say("やめる");
        Assert.Equal(QuestionStage.Closed, talk.State.Question!.Stage);
        Assert.Empty(talk.Effects.OfType<JudgeAnswer>());
    }

    [Theory]
    [InlineData("職員に聞く")]
    [InlineData("はい")]
    public void Handing_over_begins_the_inquiry_with_question_and_service(string words)
    {
        Assert.Equal(["職員に聞く", "やめる"], talk.Through("夜勤の加算は何ですか").Buttons.Select(b => b.Title));
        Assert.Contains("「夜勤の加算は何ですか」を、職員におたずねします。", talk.Say(words));
        Assert.Contains("事業所の名前", talk.Text);
        var question = Recorded.Id;
        Assert.Contains(new JudgeAnswer(question, FeedbackNames.Staff), talk.Effects);

        talk.Through("さくらデイサービス", "わからない・ない", "減算", "資料はない", "メール", "sakura@example.jp");
        Assert.Contains("質問：夜勤の加算は何ですか", talk.Text);
        Assert.Contains("サービス：通所介護", talk.Text);
        talk.Through("質問", "夜勤の加算の要件は何ですか", "書きかえる", "はい"); // changed at the check

        var submission = Assert.Single(talk.Submissions);
        Assert.Contains("夜勤の加算の要件は何ですか", submission.AnswersJson, StringComparison.Ordinal);
        Assert.Contains("\"day\"", submission.AnswersJson, StringComparison.Ordinal);
        Assert.Equal(new TicketQuestion(question, submission.Reference), Assert.Single(talk.Effects.OfType<TicketQuestion>()));
    }

    [Fact]
    public void Nothing_of_an_individual_case_is_handed_over()
    {
        talk.Through("うちの利用者の場合は", "職員に聞く");
        Assert.Contains("事業所の名前", talk.Text);
        Assert.DoesNotContain("question", talk.State.Session!.Answers.Keys);
        Assert.Null(talk.State.Question!.Text);
    }

    [Fact]
    public void After_half_an_hour_of_silence_nothing_is_awaited_any_more()
    {
        talk.Through("送迎の減算は");
        talk.Now += TimeSpan.FromMinutes(31);
        talk.Say("通所介護");
        Assert.Null(assistant.Asked[^1].Context);
        Assert.StartsWith("何をしますか", talk.Text);
        talk.Say("職員に聞く"); // the word of every day again
        Assert.Single(talk.Effects.OfType<AskForStaff>());
    }

    [Fact]
    public void A_question_taken_back_is_forgotten()
    {
        talk.Say("変更届はいつまでですか");
        talk.Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = talk.LastMessageId });
        Assert.Null(talk.State.Question);
    }

    [Fact]
    public void In_a_form_a_question_is_answered_and_the_form_goes_on_where_it_was()
    {
        talk.Through("活動報告", "4821");
        var answers = talk.State.Session!.Answers.Keys.ToArray();

        talk.Say("変更届はいつまでですか");
        Assert.Equal(2, talk.Replies.Count);
        Assert.StartsWith("10日以内です。", talk.Replies[0].Text);
        Assert.Contains("「活動報告」の続きです。", talk.Replies[1].Text);
        Assert.Contains("いつの活動", talk.Replies[1].Text);
        Assert.Equal(["役に立った", "ちがう", "職員に聞く"], talk.Buttons.TakeLast(3).Select(b => b.Title));
        Assert.Equal(answers, talk.State.Session!.Answers.Keys);
        Assert.Equal(0, talk.State.Session.Tries);
        Assert.Equal("activity-report", Recorded.Procedure);

        Assert.Contains("いつの活動", talk.Say("役に立った"));
        Assert.Contains(new JudgeAnswer(Recorded.Id, FeedbackNames.Useful), talk.Effects);
        Assert.Contains("何時から", talk.Say("きのう"));
    }

    [Fact]
    public void In_a_form_the_short_word_for_wrong_still_answers_the_open_question()
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "1", "たろう"); // a yes-or-no question is open
        talk.Say("変更届はいつまでですか");
        talk.Say("ちがう");
        Assert.Empty(talk.Effects.OfType<JudgeAnswer>());
    }

    [Theory]
    [InlineData("2", "47単位です。")]
    [InlineData("通所", "47単位です。")]
    [InlineData("続ける", "いつの活動")]
    public void In_a_form_what_is_offered_waits_for_its_choice(string choice, string heard)
    {
        assistant.Knows(
            "送迎の減算は何単位ですか",
            FakeAssistant.Reply(AnswerOutcome.Clarify, "which-service", "どのサービスについてですか。") with
            {
                Choices = ["訪問介護", "通所介護"],
                Context = "pending",
            }
        );
        talk.Through("活動報告", "4821").Say("送迎の減算は何単位ですか");
        Assert.Contains("2 通所介護", talk.Text);
        Assert.Equal(DialogMode.ChooseReply, talk.State.Session!.Mode);

        Assert.Contains(heard, talk.Say(choice));
        Assert.Contains("いつの活動", talk.Replies[^1].Text);
        Assert.Equal(DialogMode.Ask, talk.State.Session!.Mode);
        Assert.Contains("何時から", talk.Say("きのう"));
    }

    [Fact]
    public void While_a_choice_is_waited_for_an_answer_to_the_form_is_taken_as_one()
    {
        assistant.Knows(
            "送迎の減算は何単位ですか",
            FakeAssistant.Reply(AnswerOutcome.Clarify, "which-service", "どのサービスについてですか。") with
            {
                Choices = ["訪問介護", "通所介護"],
                Context = "pending",
            }
        );
        talk.Through("活動報告", "4821", "送迎の減算は何単位ですか").Say("きのう");
        Assert.Contains("何時から", talk.Text);
    }

    /// <summary>Whatever is asked wherever in a form, what is handed in is the same.</summary>
    [Fact]
    public void Questions_in_between_change_nothing_of_what_is_handed_in()
    {
        string[] report =
        [
            "活動報告",
            "4821",
            "きのう",
            "1時から5時",
            "7",
            "公園で遊びました",
            "たろう",
            "いいえ",
            "いいえ",
            "交通費はない",
            "写真はない",
            "はい",
        ];
        string[] questions =
        [
            "変更届はいつまでですか",
            "送迎の減算は何単位ですか",
            "夜勤の加算は何ですか",
            "病児の料金はいくらですか",
            "ごみの日はいつですか",
        ];
        assistant.Knows(
            "送迎の減算は何単位ですか",
            FakeAssistant.Reply(AnswerOutcome.Clarify, "which-service", "どのサービスについてですか。") with
            {
                Choices = ["訪問介護", "通所介護"],
                Context = "pending",
            }
        );
        var plain = new Talk(Talk.Shipped).Through(report).Submissions.Single().AnswersJson;

        Gen.Select(Gen.Int[1, report.Length - 1], Gen.Int[0, questions.Length - 1], Gen.Bool)
            .Array[0, 6]
            .Sample(asked =>
            {
                var busy = new Talk(Talk.Shipped, assistant: assistant);
                for (var at = 0; at < report.Length; at++)
                {
                    foreach (var (_, question, picks) in asked.Where(a => a.Item1 == at))
                    {
                        // Where any words are an answer, only what is surely a known question is one.
                        busy.Say(questions[at is 5 or 6 ? question % 2 * 3 : question]);
                        if (busy.State.Session!.Mode is DialogMode.ConfirmQuestion)
                            busy.Say("質問です");
                        if (busy.State.Session.Mode is DialogMode.ChooseReply)
                            busy.Say(picks ? "2" : "続ける");
                    }

                    busy.Say(report[at]);
                }

                Assert.Equal(plain, busy.Submissions.Single().AnswersJson);
            });
    }

    [Fact]
    public void Handing_over_from_a_form_parks_it()
    {
        talk.Through("活動報告", "4821", "夜勤の加算は何ですか").Say("職員に聞く");
        Assert.Equal("provider-inquiry", talk.State.Session!.Procedure);
        Assert.Equal("夜勤の加算は何ですか", talk.State.Session.Answers["question"].Value.GetString());
        Assert.Equal("activity-report", Assert.Single(talk.State.Parked).Procedure);
        Assert.Contains("RE-", talk.Text);
    }

    [Fact]
    public void In_the_inquiry_itself_the_question_is_filled_in_and_the_form_goes_on()
    {
        talk.Through("職員に質問", "さくらデイサービス").Say("夜勤の加算は何ですか");
        Assert.Contains("質問として書きとめました", talk.Text);
        Assert.Contains("事業所番号", talk.Text);
        Assert.Single(talk.Effects.OfType<RecordQuestion>());
        Assert.Equal("夜勤の加算は何ですか", talk.State.Session!.Answers["question"].Value.GetString());
        Assert.Empty(talk.State.Parked);
    }

    [Fact]
    public void Where_any_words_are_an_answer_a_question_is_answered_all_the_same()
    {
        talk.Through("職員に質問");
        Assert.Contains("10日以内です。", talk.Say("変更届はいつまでですか"));
        Assert.Contains("事業所の名前", talk.Text);
        Assert.Single(talk.Effects.OfType<RecordQuestion>());
    }

    [Fact]
    public void The_words_of_a_consultation_are_asked_about_nowhere()
    {
        var page = new Talk(Talk.Shipped, channel: "webchat", assistant: assistant);
        page.Through("生活の相談");
        Assert.Equal("consultation", page.State.Session!.Procedure);
        page.Say("変更届はいつまでですか");
        Assert.Empty(assistant.Asked);
    }

    [Fact]
    public void An_answer_that_is_put_together_elsewhere_is_said_when_it_comes()
    {
        assistant.Knows("運営規程に何を書きますか", FakeAssistant.Answer("rules", "案です。") with { MayCompose = true });
        Assert.Contains("調べています", talk.Say("運営規程に何を書きますか"));
        Assert.Empty(talk.Buttons);
        var job = Assert.Single(talk.Effects.OfType<ComposeAnswer>());
        Assert.Equal((Recorded.Id, "運営規程に何を書きますか"), (job.Id, job.Request.Text));

        Assert.StartsWith("まとめた回答です。", talk.Turn(Composed(job.Id)));
        Assert.Equal(["役に立った", "ちがう", "職員に聞く"], talk.Buttons.Select(b => b.Title));
        talk.Say("役に立った");
        Assert.Contains(new JudgeAnswer(job.Id, FeedbackNames.Useful), talk.Effects);
    }

    [Fact]
    public void Who_opened_a_form_in_between_hears_the_answer_and_then_the_open_question()
    {
        assistant.Knows("運営規程に何を書きますか", FakeAssistant.Answer("rules", "案です。") with { MayCompose = true });
        talk.Through("運営規程に何を書きますか", "活動報告", "4821");
        talk.Turn(Composed(talk.Effects.OfType<ComposeAnswer>().Single().Id));
        Assert.StartsWith("まとめた回答です。", talk.Replies[0].Text);
        Assert.Contains("いつの活動", talk.Replies[^1].Text);
        Assert.Contains("何時から", talk.Say("きのう"));
    }

    [Fact]
    public void Who_asked_something_else_in_between_hears_both()
    {
        assistant.Knows("運営規程に何を書きますか", FakeAssistant.Answer("rules", "案です。") with { MayCompose = true });
        talk.Through("運営規程に何を書きますか", "変更届はいつまでですか");
        var job = talk.Effects.OfType<ComposeAnswer>().Single().Id;
        Assert.StartsWith("まとめた回答です。", talk.Turn(Composed(job)));
        Assert.Equal(job, talk.State.Question!.Id);
    }

    [Fact]
    public void Without_an_assistant_a_question_is_told_who_can_be_asked()
    {
        var alone = new Talk(Talk.Shipped);
        Assert.StartsWith("この質問には、まだお答えできません。職員に聞いてみますか。", alone.Say("変更届はいつまでですか"));
        Assert.Empty(alone.Effects);
        Assert.Equal("職員に聞く", alone.Buttons[0].Title);
    }

    [Theory]
    [InlineData("はい")]
    [InlineData("職員に聞く")]
    public void Who_would_have_the_staff_asked_need_not_write_the_question_again(string yes)
    {
        var alone = new Talk(Talk.Shipped);
        alone.Through("変更届はいつまでですか", yes);
        Assert.Equal("staff-request", alone.Submissions.Single().Procedure);
        Assert.Contains("変更届はいつまでですか", alone.Effects.OfType<AddToCase>().Single().Text, StringComparison.Ordinal);
        Assert.Contains("この2つを写真にとるか、紙に書いてください", alone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_or_a_form_begun_leaves_the_staff_out_of_it()
    {
        var alone = new Talk(Talk.Shipped);
        alone.Through("変更届はいつまでですか", "いいえ", "変更届はいつまでですか", "活動報告");
        Assert.Null(alone.State.Question);
        Assert.Empty(alone.Submissions);
    }

    [Fact]
    public void In_a_form_a_question_nobody_can_answer_has_a_button_to_the_staff()
    {
        var alone = new Talk(Talk.Shipped);
        Assert.StartsWith("この質問には、まだお答えできません", alone.Through("行事の申込み").Say("駐車場はありますか"));
        Assert.Equal("職員に相談", alone.Buttons[0].Title);
        alone.Say(alone.Buttons[0].Title);
        Assert.Equal("staff-request", alone.Submissions.Single().Procedure);
    }

    private static Activity Composed(Guid question) =>
        new ComposedAnswer(question, FakeAssistant.Answer("rules", "まとめた回答です。"), "composed").ToActivity();
}

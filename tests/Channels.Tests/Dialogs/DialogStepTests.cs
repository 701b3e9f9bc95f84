using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>What people do, told on the activity report.</summary>
public sealed class DialogStepTests
{
    private static readonly string[] UpToCheck =
    [
        "活動報告",
        "4821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろう",
        "いいえ",
        "いいえ",
        "交通費はない",
        "写真はない",
    ];

    private readonly Talk talk = new(Talk.Shipped);

    [Fact]
    public void Somebody_who_says_hello_is_shown_what_can_be_done()
    {
        Assert.Contains("何をしますか", talk.Say("こんにちは"));
        Assert.Contains(talk.Buttons, b => b.Title == "活動報告");
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void A_new_friend_is_greeted_and_other_events_are_let_pass()
    {
        Assert.Contains("何をしますか", talk.Turn(new Activity { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Follow }));
        Assert.Equal("", talk.Turn(new Activity { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Unfollow }));
        Assert.Equal("", talk.Turn(new Activity { Type = ActivityTypes.Event, Name = "line/beacon" }));
        Assert.Equal("", talk.Turn(new Activity { Type = ActivityTypes.Typing }));
    }

    [Fact]
    public void A_confirmed_report_is_one_submission_however_often_yes_is_tapped()
    {
        talk.Through(UpToCheck);
        Assert.Contains("確認してください", talk.Text);

        var receipt = talk.Say("はい");
        var again = talk.Say("はい");

        var submission = Assert.Single(talk.Submissions);
        Assert.Contains(submission.Reference, receipt);
        Assert.Contains("途中のものはありません", again);
        Assert.Contains(submission.Reference, again);
        Assert.Equal("family-support", submission.Queue);
    }

    [Fact]
    public void A_message_that_came_late_answers_nothing()
    {
        talk.Through("活動報告", "4821");
        var before = JsonSerializer.Serialize(talk.State.Session!.Answers);

        var text = talk.Say("きのう", isLate: true);

        Assert.Contains("今届きました", text);
        Assert.Contains("いつの活動ですか", text);
        Assert.Equal(before, JsonSerializer.Serialize(talk.State.Session!.Answers));
    }

    [Fact]
    public void A_double_tap_does_not_answer_the_next_question()
    {
        talk.Through(UpToCheck[..6]); // the child is named; is it sick?
        talk.Say("いいえ", at: talk.Now + TimeSpan.FromSeconds(9));

        var text = talk.Say("いいえ", at: talk.Now - TimeSpan.FromMilliseconds(300)); // sent before the next question was there

        Assert.Contains("もう一人いますか", text);
        Assert.DoesNotContain("children[1]", talk.State.Session!.Answers.Keys);
        Assert.Contains("交通費", talk.Say("いいえ"));
    }

    [Fact]
    public void A_clock_that_is_ahead_of_the_platforms_swallows_no_answer()
    {
        talk.Ahead = TimeSpan.FromMinutes(5);
        talk.Through(UpToCheck[..6]);
        Assert.Contains("もう一人いますか", talk.Say("いいえ"));

        Assert.Contains("交通費", talk.Say("いいえ")); // the same word, ten seconds later
    }

    [Fact]
    public void A_message_taken_back_takes_its_answer_with_it()
    {
        talk.Through("活動報告", "4821");
        talk.Say("きのう");
        var date = talk.LastMessageId;
        talk.Say("9時から11時半まで");

        var text = talk.Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = date });

        // Telling it would cost a push: it is said with the next answer, which is still that to the question on the screen.
        Assert.Equal("", text);
        var next = talk.Say("学校のおむかえ");
        Assert.Contains("取り消されたメッセージの答えを消しました", next);
        Assert.Contains("お子さん", next);
        Assert.Equal(3, talk.State.Session!.Answers.Count);
        Assert.DoesNotContain("date", talk.State.Session.Answers.Keys);
        Assert.Equal(new ForgetMessage(date), Assert.Single(talk.Effects));
    }

    [Fact]
    public void The_last_answer_taken_back_is_written_anew()
    {
        talk.Through("活動報告", "4821");
        talk.Say("きのう");
        talk.Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = talk.LastMessageId });

        Assert.Contains("取り消されたメッセージの答えを消しました", talk.Say("おととい"));
        Assert.Equal(["date", "member-number"], talk.State.Session!.Answers.Keys);
        Assert.DoesNotContain("取り消された", talk.Say("9時から11時半まで"));
    }

    [Theory]
    [InlineData("1", "会員番号")]
    [InlineData("２", "行事")]
    [InlineData("5", "くらしと生活保護の相談")]
    [InlineData("9", "番号でも、ことばでも")]
    public void What_can_be_done_is_a_numbered_list_and_its_numbers_are_answers(string number, string answer)
    {
        Assert.Contains("\n1 活動報告\n", talk.Say("こんにちは"));
        Assert.Contains(answer, talk.Say(number));
    }

    [Fact]
    public void A_number_means_the_list_only_while_it_is_what_was_said_last()
    {
        talk.Through("こんにちは", "活動報告", "やめる", "はい");
        Assert.DoesNotContain("会員番号", talk.Say("1"));
    }

    [Fact]
    public void The_first_contact_says_who_is_speaking_and_what_is_kept()
    {
        var hello = talk.Turn(new Activity { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Follow });

        Assert.Contains("北九州市の手続きの受付です", hello);
        Assert.Contains("担当の職員が読みます", hello);
        Assert.Contains("会員番号", talk.Say("1"));
    }

    [Fact]
    public void A_message_taken_back_after_the_receipt_is_only_forgotten()
    {
        talk.Through(UpToCheck).Say("はい");
        var text = talk.Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = "m3" });

        Assert.Equal("", text);
        Assert.Equal(new ForgetMessage("m3"), talk.Effects[^1]);
    }

    [Fact]
    public void A_photo_alone_starts_the_report_and_is_part_of_it()
    {
        Assert.Contains("写真を受け取りました", talk.Send("image/jpeg", "line:77"));
        talk.Through("4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "交通費はない", "はい");

        var submission = Assert.Single(talk.Submissions);
        Assert.Equal("line:77", Assert.Single(submission.Attachments).ContentUrl);
    }

    [Fact]
    public void A_photo_in_the_middle_is_kept_and_the_question_stays()
    {
        talk.Through("活動報告", "4821");
        var text = talk.Send("image/jpeg", "line:78");
        Assert.Contains("写真を受け取りました", text);
        Assert.Contains("いつの活動ですか", text);
        Assert.Contains("photo", talk.State.Session!.Answers.Keys);
    }

    [Theory]
    [InlineData(AttachmentTypes.Sticker, "スタンプ")]
    [InlineData(AttachmentTypes.Location, "場所")]
    [InlineData("audio/m4a", "声")]
    [InlineData("application/pdf", "ファイル")]
    public void What_is_not_words_is_answered_kindly(string contentType, string expected)
    {
        talk.Through("活動報告", "4821");
        var text = talk.Send(contentType, "line:1");
        Assert.Contains(expected, text);
        Assert.Contains("いつの活動ですか", text);
    }

    [Fact]
    public void Words_where_a_photo_is_expected_are_answered_kindly() =>
        Assert.Contains("なければ「写真はない」と書いてください", talk.Through(UpToCheck[..9]).Say("よろしく"));

    [Theory]
    [InlineData("中止", "やめますか")]
    [InlineData("やめる", "やめますか")]
    [InlineData("戻る", "何をしましたか")]
    [InlineData("ヘルプ", "名字はいりません")]
    [InlineData("メニュー", "・会員登録")]
    public void Nobody_is_called_like_a_command(string said, string expected) =>
        Assert.Contains(expected, talk.Through(UpToCheck[..5]).Say(said), StringComparison.Ordinal);

    [Fact]
    public void A_sentence_that_contains_a_command_is_no_command()
    {
        talk.Through(UpToCheck[..5]).Say("中止になったイベントの子");
        Assert.Equal("中止になったイベントの子", talk.State.Session!.Answers["children[0].child"].Value.GetString());
    }

    [Fact]
    public void An_individual_number_is_unreadable_before_it_is_kept()
    {
        talk.Through(UpToCheck[..5]);
        var text = talk.Say("たろう 1234 5678 9018");
        Assert.Contains("マイナンバー", text);
        Assert.DoesNotContain("9018", System.Text.Encoding.UTF8.GetString(ConversationStateJson.Write(talk.State)));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("２")]
    [InlineData("②")]
    [InlineData("2番")]
    [InlineData("2を直す")]
    [InlineData("日")]
    [InlineData("日を直したい")]
    public void At_the_check_an_answer_is_chosen_by_number_or_name(string words)
    {
        Assert.Contains("いつの活動ですか", talk.Through(UpToCheck).Say(words));
        Assert.Contains("2 日：3月31日", talk.Say("3月31日"));
    }

    [Fact]
    public void Changing_a_child_leaves_the_others_and_removing_moves_them_up()
    {
        talk.Through(UpToCheck[..7]);
        talk.Through("はい", "はなちゃん", "はい", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("5 お子さん1：たろう、病気ではない\n6 お子さん2：はなちゃん、病児", talk.Text.ReplaceLineEndings("\n"));

        talk.Say("5");
        Assert.Contains(talk.Buttons, b => b.Title == "消す");
        talk.Say("/消す");

        Assert.Contains("5 お子さん1：はなちゃん、病児", talk.Text);
        talk.Say("はい");
        using var answers = JsonDocument.Parse(talk.Submissions.Single().AnswersJson);
        Assert.Equal("""[{"order":1,"child":"はなちゃん","sick":true}]""", answers.RootElement.GetProperty("children").GetRawText());
    }

    [Fact]
    public void Another_child_can_be_added_at_the_check()
    {
        talk.Through(UpToCheck).Say("6");
        Assert.Contains("もう一人いますか", talk.Text);
        talk.Through("はい", "はなちゃん", "いいえ", "いいえ");
        Assert.Contains("6 お子さん2：はなちゃん", talk.Text);
    }

    [Theory]
    [InlineData("戻る", "会員番号を教えて")]
    [InlineData("もどる", "会員番号を教えて")]
    [InlineData("Back", "会員番号を教えて")]
    [InlineData("ヘルプ", "日をまたいだとき")]
    [InlineData("へるぷ", "日をまたいだとき")]
    [InlineData("確認", "1 会員番号：4821")]
    [InlineData("修正", "どれを直しますか")]
    [InlineData("スキップ", "とばせません")]
    [InlineData("中止", "やめますか")]
    [InlineData("最初から", "最初から始めますか")]
    public void A_command_is_understood_in_every_spelling(string words, string expected) =>
        Assert.Contains(expected, talk.Through("活動報告", "4821").Say(words));

    [Fact]
    public void Back_at_the_first_question_says_so() => Assert.Contains("これが最初の質問です", talk.Through("活動報告").Say("戻る"));

    [Fact]
    public void Restart_forgets_the_answers()
    {
        talk.Through("活動報告", "4821", "最初から", "はい");
        Assert.Contains("会員番号を教えて", talk.Text);
        Assert.Empty(talk.State.Session!.Answers);
    }

    [Fact]
    public void Stop_answered_with_no_goes_on_where_it_was()
    {
        talk.Through("活動報告", "4821", "中止", "いいえ");
        Assert.Contains("いつの活動ですか", talk.Text);
        Assert.Single(talk.State.Session!.Answers);
    }

    [Fact]
    public void After_three_failed_tries_the_way_out_is_named()
    {
        talk.Through("活動報告", "あ", "い");
        Assert.Contains("やめられます", talk.Say("う"));
    }

    [Fact]
    public void An_unlikely_date_is_asked_back()
    {
        talk.Through("活動報告", "4821");
        Assert.Contains("でよいですか", talk.Say("平成38年4月1日")); // the year 2026, in an era that had ended
        Assert.Contains("何時から何時まで", talk.Say("はい"));
        Assert.Equal("2026-04-01", talk.State.Session!.Answers["date"].Value.GetString());
    }

    [Fact]
    public void A_state_nobody_can_read_apologises_and_begins_anew()
    {
        Assert.False(ConversationStateJson.TryRead("{ broken"u8, out var state));
        talk.State = state;
        Assert.Contains("申し訳ありません", talk.Say("きのう"));
        Assert.DoesNotContain("申し訳ありません", talk.Say("こんにちは"));
    }

    [Fact]
    public void A_session_of_a_version_that_is_gone_apologises_and_can_begin_anew()
    {
        talk.Through("活動報告");
        talk.State = talk.State with { Session = talk.State.Session! with { Version = 999 } };
        Assert.Contains("新しくなりました", talk.Say("4821"));
        Assert.Contains("会員番号を教えて", talk.Say("活動報告"));
    }

    [Fact]
    public void An_English_starting_word_begins_in_English()
    {
        Assert.Contains("member number", talk.Say("report"));
        Assert.Equal("en", talk.State.Language);
    }

    [Fact]
    public void The_same_event_run_again_gives_the_same_reference()
    {
        var first = new Talk(Talk.Shipped).Through(UpToCheck);
        var second = new Talk(Talk.Shipped).Through(UpToCheck);
        first.Say("はい");
        second.Say("はい");
        Assert.Equal(first.Submissions.Single().Reference, second.Submissions.Single().Reference);
    }
}

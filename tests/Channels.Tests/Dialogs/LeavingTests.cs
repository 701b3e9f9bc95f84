using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Going away and coming back, in whatever way.</summary>
public sealed class LeavingTests
{
    private readonly ITurnStep step;
    private readonly Talk talk;

    public LeavingTests()
    {
        step = new DraftsInMemory(new DialogStep(Talk.Shipped));
        talk = new Talk(Talk.Shipped, shared: step);
    }

    [Fact]
    public void A_form_left_today_goes_on_tomorrow()
    {
        talk.Through("活動報告", "4821");
        Assert.Contains("RE-", talk.Say("中断"));
        Assert.Null(talk.State.Session);

        talk.Now += TimeSpan.FromDays(1);
        var text = talk.Say("再開");

        Assert.Contains("「活動報告」の続きです", text);
        Assert.Contains("いつの活動ですか", text);
        Assert.Empty(talk.State.Parked);
    }

    [Fact]
    public void A_form_goes_on_in_another_conversation_by_its_code()
    {
        talk.Through("活動報告", "4821").Say("中断");
        var parked = Assert.Single(talk.Effects.OfType<ParkForm>());

        var elsewhere = new Talk(Talk.Shipped, channel: "webchat", shared: step);
        var text = elsewhere.Say(parked.Code.ToLowerInvariant());

        Assert.Contains("いつの活動ですか", text);
        Assert.Equal("4821", elsewhere.State.Session!.Answers["member-number"].Value.GetString());
        Assert.Equal(parked.Code, Assert.IsType<TakeForm>(Assert.Single(elsewhere.Effects)).Code);
        Assert.Contains("ほかの画面で続けています", talk.Say("再開"));
        Assert.Null(talk.State.CodeTries);
        Assert.Contains("中断している手続きはありません", talk.Say("再開"));
    }

    [Fact]
    public void A_code_written_in_the_middle_of_another_form_parks_that_one()
    {
        talk.Through("活動報告", "4821").Say("中断");
        var code = Assert.Single(talk.Effects.OfType<ParkForm>()).Code;
        talk.Through("会員登録", "はい");

        var text = talk.Say(code);

        Assert.Contains("いつの活動ですか", text);
        Assert.Equal("member-registration", Assert.Single(talk.State.Parked).Procedure);
    }

    [Fact]
    public void A_code_nobody_knows_says_so_and_the_form_goes_on()
    {
        Assert.Contains("見つかりませんでした", talk.Say("RE-2222-2222"));
        Assert.NotEmpty(talk.Buttons);
        talk.Through("活動報告", "4821");
        var text = talk.Say("RE-2222-2222");
        Assert.Contains("見つかりませんでした", text);
        Assert.Contains("いつの活動ですか", text);
    }

    [Fact]
    public void Codes_cannot_be_guessed()
    {
        talk.Through("活動報告", "4821").Say("中断");
        var code = Assert.Single(talk.Effects.OfType<ParkForm>()).Code;
        var guesser = new Talk(Talk.Shipped, shared: step);
        for (var i = 0; i < 5; i++)
            guesser.Say("RE-2222-2222");

        Assert.Contains("しばらくたってから", guesser.Say(code));
        Assert.Null(guesser.State.Session);
        guesser.Now += TimeSpan.FromMinutes(15);
        Assert.Contains("いつの活動ですか", guesser.Say(code));
    }

    [Fact]
    public void A_draft_whose_time_is_up_is_gone_and_the_person_is_told()
    {
        talk.Through("活動報告", "4821");
        talk.Now += TimeSpan.FromDays(31);
        var text = talk.Say("きのう");
        Assert.Contains("期限がすぎた", text);
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void Staff_is_one_word_away_and_the_question_stays()
    {
        var text = talk.Through("活動報告", "4821").Say("職員に相談");
        var form = Assert.Single(talk.Submissions);
        Assert.Contains(form.Reference, text);
        Assert.Contains($"「{form.CodeWord}」", text);
        Assert.Contains("どんなことですか", text);
        Assert.Equal(
            new AskForStaff("activity-report", "date") { Reference = form.Reference },
            Assert.Single(talk.Effects.OfType<AskForStaff>())
        );

        Assert.Contains("いつの活動ですか", talk.Say("料金のことです。090-0000-0000"));
        var added = Assert.Single(talk.Effects.OfType<AddToCase>());
        Assert.Equal((form.Reference, "料金のことです。090-0000-0000"), (added.Reference, added.Text));
        Assert.Contains("何時から何時まで", talk.Say("きのう"));
    }

    [Fact]
    public void Asked_for_staff_twice_it_is_one_case_and_go_on_goes_on()
    {
        talk.Through("活動報告", "4821", "職員に相談");
        Assert.Contains("もう職員に伝わっています", talk.Say("職員に相談"));
        Assert.Single(talk.Submissions);
        Assert.Contains("いつの活動ですか", talk.Say("続ける"));
        Assert.Empty(talk.Effects.OfType<AddToCase>());
    }

    [Fact]
    public void Where_any_words_are_an_answer_the_wish_for_staff_is_none()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1");
        Assert.Contains("お子さん", talk.Text);
        Assert.Contains("どんなことですか", talk.Say("職員に相談"));
        Assert.Contains("お子さん", talk.Say("名前がわかりません"));
    }

    [Fact]
    public void The_language_changes_in_the_middle_and_the_answers_stay()
    {
        talk.Through("活動報告", "4821", "言語");
        Assert.Equal(["日本語", "やさしい日本語", "English"], talk.Buttons.Select(b => b.Title));
        Assert.Contains("Which day was the activity?", talk.Say("English"));
        Assert.Contains("1 Member number: 4821", talk.Say("check"));
    }

    [Fact]
    public void After_three_failed_tries_a_question_can_wait_until_the_end()
    {
        talk.Through("活動報告", "あ", "い", "う");
        Assert.Contains(talk.Buttons, b => b.Title == "職員に相談");
        Assert.Contains("いつの活動ですか", talk.Say("あとで答える"));

        talk.Through("きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("会員番号を教えて", talk.Text);
        Assert.Contains("ほかの質問はもう終わりました", talk.Say("あとで答える"));
        Assert.Contains("確認してください", talk.Say("4821"));
    }

    [Fact]
    public void Another_procedures_name_asks_before_it_leaves_this_one()
    {
        talk.Through("活動報告", "4821");
        Assert.Contains("中断して「会員登録」を始めますか", talk.Say("会員登録"));
        Assert.Contains("「活動報告」の途中", talk.Text);
        Assert.Contains("いつの活動ですか", talk.Say("いいえ"));

        talk.Say("会員登録");
        talk.Say("はい");
        Assert.Equal("member-registration", talk.State.Session!.Procedure);
        Assert.Equal("activity-report", Assert.Single(talk.State.Parked).Procedure);
    }

    [Fact]
    public void A_tap_on_the_menu_is_no_name()
    {
        talk.Through("会員登録", "はい", "提供会員");
        Assert.Contains("中断して「活動報告」を始めますか", talk.Say("活動報告"));
        Assert.DoesNotContain("name", talk.State.Session!.Answers.Keys);
    }

    [Fact]
    public void Its_own_name_in_the_middle_goes_on()
    {
        var text = talk.Through("活動報告", "4821").Say("活動報告");
        Assert.Contains("途中です", text);
        Assert.Contains("いつの活動ですか", text);
        Assert.Equal(0, talk.State.Session!.Tries);
    }

    [Theory]
    [InlineData("2026-04-01T10:00+09:00", "2026-04-02T10:00+09:00")]
    [InlineData("2026-04-01T23:00+09:00", "2026-04-03T09:00+09:00")]
    [InlineData("2026-04-01T03:00+09:00", "2026-04-02T09:00+09:00")]
    [InlineData("2026-04-01T20:00+09:00", "2026-04-03T09:00+09:00")]
    public void A_reminder_comes_a_day_later_in_civil_hours(string asked, string due)
    {
        talk.Say("活動報告");
        var state = talk.State with { Session = talk.State.Session! with { AskedAt = Instant(asked) } };
        Assert.Equal(Instant(due), DraftReminder.DueAt(state));
        Assert.Null(DraftReminder.DueAt(new ConversationState()));
    }

    [Fact]
    public void A_reminder_repeats_the_question()
    {
        talk.Through("活動報告", "4821");
        talk.Now = DraftReminder.DueAt(talk.State)!.Value;
        var text = talk.Turn(Wake);
        Assert.Contains("途中です", text);
        Assert.Contains("いつの活動ですか", text);
    }

    [Fact]
    public void There_is_one_reminder_and_then_the_end()
    {
        talk.Through("活動報告", "4821");
        var asked = talk.State.Session!.AskedAt;
        Assert.Equal(DraftReminder.DueAt(talk.State), DraftReminder.WakeAt(talk.State, Talk.Shipped));

        talk.Now = DraftReminder.DueAt(talk.State)!.Value;
        talk.Turn(Wake);
        Assert.Null(DraftReminder.DueAt(talk.State));
        Assert.Equal(asked + TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1), DraftReminder.WakeAt(talk.State, Talk.Shipped));
        Assert.Empty(talk.Turn(Wake));

        talk.Now = DraftReminder.WakeAt(talk.State, Talk.Shipped)!.Value;
        Assert.Empty(talk.Turn(Wake));
        Assert.Null(talk.State.Session);
        Assert.Null(DraftReminder.WakeAt(talk.State, Talk.Shipped));
    }

    [Fact]
    public void A_wake_before_its_time_says_nothing()
    {
        talk.Through("活動報告", "4821");
        Assert.Empty(talk.Turn(Wake));
        Assert.NotNull(talk.State.Session);
    }

    private static Activity Wake => new() { Type = ActivityTypes.Event, Name = DialogEvents.Wake };

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture);
}

using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Somebody in hardship writes: help comes first, the form second.</summary>
public sealed class CareTests
{
    private readonly Talk talk = new(Talk.Shipped, channel: "webchat");

    [Fact]
    public void Danger_is_answered_before_the_next_question_and_the_office_has_it_at_once()
    {
        talk.Through("相談", "小倉北", "自分").Say("食べるものがない");

        Assert.Contains("急ぎの相談として職員が見ます", talk.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("110", talk.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(["続ける", "電話してほしい", "ここまで"], talk.Buttons.Take(3).Select(b => b.Title));
        var form = Assert.Single(talk.Submissions);
        Assert.True(form.IsInterim);
        Assert.Equal((Priorities.Urgent, "kokurakita", TimeSpan.FromHours(2)), (form.Priority, form.Route, form.ContactWithin!.Value));
        Assert.Equal(
            new RaiseAlert("urgent", form.Reference, "consultation", "kokurakita", "living"),
            Assert.Single(talk.Effects.OfType<RaiseAlert>())
        );
        Assert.Contains(form.Reference, talk.Text, StringComparison.Ordinal);
        Assert.Contains(form.CodeWord!, talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_goes_to_the_same_number_and_so_does_the_whole_form()
    {
        talk.Through(
            "相談",
            "小倉北",
            "自分",
            "食べるものがない",
            "つぎへ",
            "どれもない",
            "書かない",
            "答えない",
            "答えない",
            "連絡しない",
            "書かない",
            "いいえ",
            "はい"
        );

        Assert.Single(talk.Submissions.Select(s => s.Reference).Distinct());
        Assert.Single(talk.Submissions.Select(s => s.CodeWord).Distinct());
        Assert.Equal(Priorities.Urgent, talk.Submissions.Last().Priority);
        Assert.False(talk.Submissions.Last().IsInterim);
        Assert.All(talk.Submissions.SkipLast(1), s => Assert.True(s.IsInterim));
        Assert.Single(talk.Effects.OfType<RaiseAlert>());
    }

    [Theory]
    [InlineData("もう死にたいです")]
    [InlineData("生きて いたくない")]
    [InlineData("I want to die")]
    public void Words_of_despair_are_heard_whatever_is_being_asked(string words)
    {
        talk.Through("相談").Say(words);
        Assert.Contains("ひとりでかかえなくて大丈夫です", talk.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains(talk.Effects, e => e is RaiseAlert { Kind: "urgent" });
    }

    [Theory]
    [InlineData("活動報告")]
    [InlineData("こんにちは")]
    public void They_are_heard_outside_the_consultation_too(string before)
    {
        var line = new Talk(Talk.Shipped);
        line.Through(before).Say("もう死にたい");
        Assert.Contains("つらい気持ちを書いてくださって", line.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("110", line.Replies[0].Text, StringComparison.Ordinal);
        Assert.Single(line.Effects.OfType<RaiseAlert>());
        line.Say("きのう");
        Assert.Single(line.Effects.OfType<RaiseAlert>());
    }

    [Fact]
    public void The_same_danger_is_explained_once_and_then_answered_in_short()
    {
        talk.Through("相談", "小倉北", "自分", "食べるものがない").Say("きょう食べるものがない");
        Assert.DoesNotContain("急ぎの相談として", talk.Text, StringComparison.Ordinal);
        Assert.Contains("職員に届けました", talk.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("きょう食べるものがない", talk.Submissions.Last().Said);
        Assert.Single(talk.Effects.OfType<RaiseAlert>());
    }

    [Theory]
    [InlineData("食べるものがない", "living")]
    [InlineData("夫に殴られています", "violence")]
    [InlineData("ｼﾆﾀｲ", "life")]
    public void Every_alarm_is_heard_at_the_first_question_and_its_words_go_to_the_case(string words, string alarm)
    {
        talk.Through("相談").Say(words);
        var form = Assert.Single(talk.Submissions);
        Assert.Equal((words, alarm), (form.Said, Assert.Single(form.Alarms)));
        Assert.Equal(alarm, Assert.Single(talk.Effects.OfType<RaiseAlert>()).Alarm);
    }

    [Theory]
    [InlineData("活動報告", "夫に殴られています", "violence")]
    [InlineData("こんにちは", "しにたい", "life")]
    [InlineData("敬老会", "家賃が払えなくて追い出されます", "living")]
    public void Outside_the_consultation_a_case_holds_the_sentence_and_LINE_is_told_the_way(string before, string words, string alarm)
    {
        var line = new Talk(Talk.Shipped);
        line.Through(before).Say(words);

        var form = Assert.Single(line.Submissions);
        Assert.Equal((words, true, Priorities.Urgent), (form.Said, form.IsInterim, form.Priority));
        Assert.Equal(
            new RaiseAlert("urgent", form.Reference, "consultation", null, alarm),
            Assert.Single(line.Effects.OfType<RaiseAlert>())
        );
        Assert.Contains("110", line.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains(form.Reference, line.Text, StringComparison.Ordinal);
        Assert.Contains(form.CodeWord!, line.Text, StringComparison.Ordinal);
        Assert.Contains("http", line.Text, StringComparison.Ordinal);
        Assert.Single(line.Effects.OfType<Invite>());

        line.Say(words);
        Assert.Single(line.Submissions);
        Assert.Equal(new AddToCase(form.Reference, words).Text, Assert.Single(line.Effects.OfType<AddToCase>()).Text);
        Assert.Contains("職員に届けました", line.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(alarm is "living" ? [false] : [false, true], line.Effects.OfType<RaiseAlert>().Select(a => a.IsAgain));
    }

    [Theory]
    [InlineData("申請したい")]
    [InlineData("/申請したい")]
    [InlineData("I want to apply")]
    [InlineData("生活保護を申請したいです")]
    public void The_wish_to_apply_is_recorded_with_its_time_at_any_question_and_is_no_answer(string words)
    {
        talk.Through("相談", "小倉北", "自分", "仕事", "つぎへ", "どれもない");
        var answers = talk.State.Session!.Answers.Count;

        talk.Say(words);

        var form = Assert.Single(talk.Submissions);
        Assert.Equal(talk.Now, form.AppliedAt);
        Assert.Equal(Priorities.High, form.Priority);
        Assert.Contains(new RaiseAlert("apply", form.Reference, "consultation", "kokurakita"), talk.Effects);
        Assert.Contains("国民の権利", talk.Text, StringComparison.Ordinal);
        if (!words.Contains("です", StringComparison.Ordinal))
            Assert.Equal(answers, talk.State.Session!.Answers.Count);
    }

    [Fact]
    public void Every_screen_has_the_wish_to_apply()
    {
        string[] answers =
        [
            "小倉北",
            "自分",
            "仕事",
            "つぎへ",
            "どれもない",
            "書かない",
            "2",
            "答えない",
            "答えない",
            "電話",
            "書かない",
            "答えない",
            "答えない",
            "書かない",
            "いいえ",
        ];
        talk.Say("相談");
        foreach (
            var said in (string[])[.. answers, "ヘルプ", "確認", "修正", "1", "このまま", "中止", "いいえ", "職員に相談", "言語", "日本語"]
        )
        {
            Assert.Contains(talk.Buttons, b => b.Title == "申請したい");
            talk.Say(said);
        }

        Assert.Contains(talk.Buttons, b => b.Title == "申請したい");
        Assert.Equal(("consultation", true), (Assert.Single(talk.Submissions).Procedure, talk.Submissions.Single().IsInterim));
    }

    [Fact]
    public void In_other_procedures_the_wish_to_apply_is_recorded_too()
    {
        talk.Through("活動報告").Say("生活保護を申請したい");
        var form = Assert.Single(talk.Submissions);
        Assert.Equal((talk.Now, Priorities.High), (form.AppliedAt!.Value, form.Priority));
        Assert.Contains("国民の権利", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Buttons, b => b.Title == "申請したい");
    }

    [Fact]
    public void Stopping_after_an_alarm_says_what_has_arrived()
    {
        talk.Through("相談", "小倉北", "自分", "食べるものがない", "中止");
        Assert.Contains("職員に届いています", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Contains("SK-", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Beginning_again_keeps_the_number_the_office_knows()
    {
        talk.Through("相談", "小倉北", "自分", "食べるものがない");
        var reference = talk.State.Session!.Reference;
        talk.Through("最初から", "はい", "戸畑");
        Assert.Equal(reference, talk.State.Session!.Reference);
        Assert.Equal("tobata", talk.Submissions.Last().Route);
    }

    [Fact]
    public void Only_approved_numbers_are_shown()
    {
        foreach (var hotline in Talk.Shipped.Hotlines.All.Where(h => !h.IsApproved))
        {
            Assert.All(new[] { "life", "violence", "living" }, alarm => Assert.DoesNotContain(hotline, Talk.Shipped.Hotlines.For(alarm)));
        }

        Assert.Equal(["110", "119"], Talk.Shipped.Hotlines.For("life").Select(h => h.Number));
    }

    [Fact]
    public void A_number_nobody_checked_for_90_days_is_reported()
    {
        var checkedOn = Talk.Shipped.Hotlines.All.Where(h => h.IsApproved).Min(h => h.CheckedOn);
        Assert.Empty(Talk.Shipped.StaleHotlines(checkedOn.AddDays(90)));
        Assert.NotEmpty(Talk.Shipped.StaleHotlines(checkedOn.AddDays(91)));
    }

    [Theory]
    [InlineData("hotlines: [ { id: a } ]", "key-missing")]
    [InlineData(
        "hotlines: [ { id: a, number: '1', name: { ja: x, ja-easy: x, en: x }, source: s, checked-on: yesterday } ]",
        "value-unknown"
    )]
    [InlineData("hotlines: [ { id: a, number: '1', name: { ja: x }, source: s, checked-on: 2026-01-01 } ]", "text-missing")]
    [InlineData("hotlines: [ 3 ]", "")]
    public void A_broken_list_of_numbers_says_where(string yaml, string code)
    {
        var findings = new List<Lint>();
        HotlineBook.Read(yaml, findings);
        Assert.NotEmpty(findings);
        Assert.Contains(findings, f => code.Length == 0 || f.Code == code);
    }

    [Fact]
    public void On_LINE_there_is_a_link_good_once_and_nothing_is_asked()
    {
        var line = new Talk(Talk.Shipped);
        line.Say("生活保護の相談");
        var invite = Assert.Single(line.Effects.OfType<Invite>());
        Assert.Contains($"/chat?p=consultation&c=line#i={invite.Code}", line.Text, StringComparison.Ordinal);
        Assert.Null(line.State.Session);

        line.Say("申請したい");
        Assert.NotEqual(invite.Code, line.Effects.OfType<Invite>().Last().Code);
    }

    [Fact]
    public void Number_and_word_open_the_case_and_what_is_written_then_goes_to_it()
    {
        talk.Say("SK-2222-2222");
        Assert.Contains("合言葉を教えてください", talk.Text, StringComparison.Ordinal);
        talk.Say("あおい かさ");
        Assert.Equal(new OpenCase("SK-2222-2222", "あおい かさ"), talk.Effects[^1]);

        Answer(new CaseOpening("SK-2222-2222", talk.Now, [new CaseReply(talk.Now, "あす10時に窓口へどうぞ。")]));
        Assert.Contains("あす10時に窓口へどうぞ。", talk.Text, StringComparison.Ordinal);
        Assert.Contains(new CaseRead("SK-2222-2222"), talk.Effects);

        talk.Say("ありがとうございます。行きます。");
        Assert.Equal(new AddToCase("SK-2222-2222", "ありがとうございます。行きます。"), talk.Effects[^1]);
        talk.Say("終わる");
        talk.Say("ほかの話");
        Assert.Single(talk.Effects.OfType<AddToCase>());
    }

    [Fact]
    public void A_number_in_the_middle_of_an_empty_form_opens_the_case()
    {
        talk.Say("相談");
        talk.Say("sk22222222 あおい　かさ");
        Assert.Equal(new OpenCase("SK-2222-2222", "あおい かさ"), talk.Effects[^1]);
        Answer(new CaseOpening("SK-2222-2222", talk.Now, []));
        Assert.Contains("まだ返事はありません", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void Code_words_cannot_be_guessed()
    {
        for (var i = 0; i < 5; i++)
        {
            talk.Say("SK-2222-2222 まるい いす");
            talk.Find(new OpenCase("SK-2222-2222", "まるい いす"), null);
            Assert.Contains("合いませんでした", talk.Text, StringComparison.Ordinal);
        }

        var before = talk.Effects.Count;
        talk.Say("SK-2222-2222 あおい かさ");
        Assert.Contains("しばらくたってから", talk.Text, StringComparison.Ordinal);
        Assert.Equal(before, talk.Effects.Count);
    }

    [Fact]
    public void Where_others_may_look_there_is_only_a_number()
    {
        using var value = System.Text.Json.JsonDocument.Parse("""{"reference":"SK-2222-2222","text":"secret"}""");
        var line = new Talk(Talk.Shipped);
        line.Turn(
            new Activity
            {
                Type = ActivityTypes.Event,
                Name = DialogEvents.News,
                Value = value.RootElement.Clone(),
            }
        );
        Assert.StartsWith("北九州市の職員から連絡があります。番号 SK-2222-2222", line.Text, StringComparison.Ordinal);
        Assert.Contains("/chat?p=consultation&c=line#i=", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line.Text, StringComparison.Ordinal);
        Assert.IsType<Invite>(Assert.Single(line.Effects));
        talk.Turn(
            new Activity
            {
                Type = ActivityTypes.Event,
                Name = DialogEvents.StaffReplied,
                Value = value.RootElement.Clone(),
            }
        );
        Assert.Contains("secret", talk.Text, StringComparison.Ordinal);
    }

    private void Answer(CaseOpening found) => talk.Find(new OpenCase(found.Reference, "あおい かさ"), found);
}

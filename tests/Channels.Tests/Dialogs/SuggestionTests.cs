using System.Text;
using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Nobody writes the same twice: what was handed in before is the first suggestion.</summary>
public sealed class SuggestionTests
{
    private static readonly string[] FirstReport =
    [
        "活動報告",
        "4821",
        "3月30日",
        "午後4時から6時半",
        "1",
        "たろうさん",
        "いいえ",
        "はい",
        "はなちゃん",
        "はい",
        "いいえ",
        "交通費はない",
        "写真はない",
        "はい",
    ];

    private readonly Talk talk = new(Talk.Shipped);

    [Fact]
    public void The_second_report_is_taps()
    {
        talk.Through(FirstReport);
        Assert.Single(talk.Submissions);

        talk.Say("活動報告");
        Assert.Equal("4821（前回と同じ）", Tap());
        talk.Say("きのう");
        Assert.Equal("16:00〜18:30（前回と同じ）", talk.Buttons[0].Title);
        Assert.Contains("午後4時〜6時30分（2時間30分）ですね", TapText());
        Assert.Equal("学校や園のおむかえ（前回と同じ）", talk.Buttons[0].Value);
        Assert.EndsWith("（前回と同じ）", talk.Buttons[0].Title, StringComparison.Ordinal);
        Tap();
        Assert.Contains("お子さんの名前", talk.Text);
        Assert.Contains("「たろうさん、病気ではない、はなちゃん、病児（病気でした）」ですね", TapText());
        Assert.Contains("交通費", talk.Text);
        talk.Through("交通費はない", "写真はない");

        Assert.Contains("1 会員番号：4821", talk.Text);
        Assert.Contains("5 お子さん1：たろうさん、病気ではない\n6 お子さん2：はなちゃん、病児", talk.Text.ReplaceLineEndings("\n"));
        talk.Say("はい");
        var (first, second) = (talk.Submissions.First().AnswersJson, talk.Submissions.Last().AnswersJson);
        Assert.Equal(first.Replace("2026-03-30", "2026-04-01", StringComparison.Ordinal), second);
    }

    [Theory]
    [InlineData("前回と同じ")]
    [InlineData("前回と同じです")]
    [InlineData("same")]
    public void The_words_count_as_well_as_the_button(string words)
    {
        talk.Through(FirstReport).Say("活動報告");
        Assert.Contains("いつの活動ですか", talk.Say(words));
    }

    [Fact]
    public void Another_answer_is_taken_as_ever()
    {
        talk.Through(FirstReport).Through("活動報告", "7777");
        Assert.Equal("7777", talk.State.Session!.Answers["member-number"].Value.GetString());
    }

    [Fact]
    public void Without_an_earlier_submission_the_words_are_no_answer()
    {
        talk.Say("活動報告");
        Assert.DoesNotContain(talk.Buttons, b => b.Title.Contains("前回", StringComparison.Ordinal));
        talk.Say("前回と同じ");
        Assert.Empty(talk.State.Session!.Answers);
    }

    [Fact]
    public void A_question_that_is_asked_again_does_not_suggest_the_last_time()
    {
        talk.Through(FirstReport).Through("活動報告", "7777", "戻る");
        Assert.DoesNotContain(talk.Buttons, b => b.Title.Contains("前回", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_registered_is_suggested_elsewhere_and_sensitive_answers_are_not_kept()
    {
        Register();

        var kept = Encoding.UTF8.GetString(ConversationStateJson.Write(talk.State));
        Assert.Contains("山﨑 花子", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("0012345", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("小倉北区城内", kept, StringComparison.Ordinal); // nobody asks for it again
        talk.Through("行事の申込み", "1", "4月10日");
        Assert.Equal("山﨑 花子（登録と同じ）", talk.Buttons[0].Title);
        talk.Say(talk.Buttons[0].Said);
        Assert.Equal("山﨑 花子", talk.State.Session!.Answers["name"].Value.GetString());
    }

    [Fact]
    public void What_was_taken_back_is_not_suggested()
    {
        talk.Say("活動報告");
        talk.Say("4821");
        var number = talk.LastMessageId;
        talk.Through(FirstReport[2..]);
        talk.Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = number });
        talk.Say("活動報告");
        Assert.DoesNotContain(talk.Buttons, b => b.Title.Contains("4821", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_that_no_longer_fits_is_not_suggested()
    {
        talk.Through(FirstReport);
        var key = Remembered.KeyOf("activity-report", "support");
        talk.State = talk.State with { Remembered = talk.State.Remembered.SetItem(key, new KeptAnswer(Canonical.Of(["gone"]), null)) };
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで");
        Assert.Equal("学校や園のおむかえ", talk.Buttons[0].Title);
    }

    [Fact]
    public void A_state_from_before_there_was_a_memory_still_reads()
    {
        Assert.True(ConversationStateJson.TryRead("""{"schema":1,"language":"en","parked":[]}"""u8, out var state));
        Assert.Empty(state.Remembered);
    }

    [Fact]
    public void The_memory_stays_small()
    {
        var procedure = Talk.Shipped.Find("activity-report", 1)!;
        var session = new FormSession
        {
            Procedure = procedure.Id,
            Version = 1,
            Answers = FormSession
                .NoAnswers.Add("member-number", new KeptAnswer(Canonical.Of(new string('あ', 300)), null))
                .Add("date", new KeptAnswer(Canonical.Of("2026-04-01"), null)),
        };
        var full = FormSession.NoAnswers.AddRange(
            Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"other/{i:000}", new KeptAnswer(Canonical.Yes, null)))
        );

        var after = Remembered.After(Talk.Shipped, procedure, session, full);

        Assert.Equal(Remembered.Most, after.Count);
        // Too long, and never asked for again
        Assert.DoesNotContain(after.Keys, k => k.StartsWith("activity-report/", StringComparison.Ordinal));
    }

    private string Tap()
    {
        var title = talk.Buttons[0].Title;
        talk.Say(talk.Buttons[0].Said);
        return title;
    }

    private string TapText() => talk.Say(talk.Buttons[0].Said);

    private void Register() =>
        talk.Through(
            "会員登録",
            "はい",
            "提供会員",
            "山﨑 花子",
            "やまさき はなこ",
            "平成2年4月1日",
            "090-0000-1234",
            "メールはない",
            "803-0814",
            "小倉北区城内1番1号",
            "小倉北区",
            "福岡銀行",
            "小倉支店",
            "普通",
            "0012345",
            "やまさき はなこ",
            "あとで送る",
            "はい"
        );
}

using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms.Words;
using Channels.Tests.Support;
using CsCheck;

namespace Channels.Tests.Dialogs;

public sealed class DialogPropertyTests
{
    private static readonly string[] Vocabulary =
    [
        "活動報告",
        "4821",
        "０４８２１",
        "きのう",
        "2月30日",
        "4/1",
        "平成38年4月1日",
        "9時から11時半まで",
        "3時",
        "1",
        "2",
        "3",
        "9",
        "1と3",
        "おむかえ",
        "たろう",
        "はい",
        "いいえ",
        "なし",
        "420円",
        "戻る",
        "修正",
        "確認",
        "ヘルプ",
        "スキップ",
        "中止",
        "最初から",
        "このまま",
        "消す",
        "ほかを見る",
        "/戻る",
        "/消す",
        "/中止",
        "2を直す",
        "5",
        "6",
        "Back",
        "yes",
        "no",
        "report",
        "交通費はない",
        "写真はない",
        "1234 5678 9018",
        "",
        " ",
        "\ud800",
        "{number}",
        new string('あ', 6000),
        "前回と同じ",
        "あ、4時半だった",
        "間違えました",
        "病児の料金はいくらですか",
        "駐車場は？",
        "MB-7K3M-2QXC", // no sign of it is right
        "MB 7K3M 2QX",
        "つなぐ",
        "つながりを切って",
        "会員番号は何番ですか",
        "👨‍👩‍👧‍👦",
    ];

    private static readonly Gen<Activity> Inputs = Gen.Frequency(
        (30, One(Vocabulary).Select(Message)),
        (3, Gen.String[0, 30].Select(Message)),
        (
            2,
            One("image/jpeg", AttachmentTypes.Sticker, AttachmentTypes.Location, "audio/m4a", "")
                .Select(t => new Activity
                {
                    Type = ActivityTypes.Message,
                    Attachments = [new Attachment { ContentType = t, ContentUrl = "line:1" }],
                })
        ),
        (1, Gen.Int[1, 40].Select(n => new Activity { Type = ActivityTypes.MessageDelete, Id = $"m{n}" })),
        (
            1,
            One(ActivityTypes.Event, ActivityTypes.ConversationUpdate, ActivityTypes.MessageUpdate, "?")
                .Select(t => new Activity { Type = t })
        )
    );

    [Fact]
    public void A_hundred_thousand_random_steps_never_throw_and_always_leave_a_next_move()
    {
        Gen.Select(Inputs, Gen.Int[0, 20])
            .Array[100]
            .Sample(
                inputs =>
                {
                    var talk = new Talk(Talk.Shipped);
                    foreach (var (input, late) in inputs)
                    {
                        talk.Turn(input, isLate: late == 0);
                        if (talk.Replies.Count == 0 && talk.Effects is [.., ReadCase asked])
                            talk.Find(asked, new CaseOpening(asked.Reference, talk.Now, [])); // what was sent is looked up first
                        if (input.Type == ActivityTypes.Message)
                            AssertNextMove(talk);
                    }
                },
                iter: 1000,
                threads: 1
            );
    }

    [Fact]
    public void Every_state_that_is_reached_answers_help_back_and_stop()
    {
        Inputs
            .Array[0, 40]
            .Sample(
                inputs =>
                {
                    var talk = new Talk(Talk.Shipped);
                    talk.Say("活動報告");
                    foreach (var input in inputs)
                        talk.Turn(input);
                    var state = talk.State;
                    foreach (var command in new[] { "/ヘルプ", "/戻る", "/中止" })
                    {
                        talk.State = state;
                        talk.Say(command);
                        AssertNextMove(talk);
                    }

                    if (state.Session is null)
                        return;
                    talk.State = state;
                    talk.Say("/中止");
                    talk.Say(talk.State.Session is null ? "" : "はい");
                    Assert.Null(talk.State.Session);
                },
                iter: 500,
                threads: 1
            );
    }

    [Fact]
    public void Any_way_to_the_same_answers_gives_the_same_submission()
    {
        var answers = new Dictionary<string, string>
        {
            ["member-number"] = "4821",
            ["date"] = "2026-04-01",
            ["time"] = "9:00-11:30",
            ["support"] = "1と3",
            ["support-other"] = "病院への付きそい",
            ["child"] = "たろう",
            ["sick"] = "はい",
            ["children"] = "いいえ",
            ["travel"] = "420円",
            ["photo"] = "写真はない",
        };
        var wrong = new Dictionary<string, string>
        {
            ["member-number"] = "9999",
            ["date"] = "2026-03-20",
            ["time"] = "13:00-14:00",
            ["support"] = "7",
            ["child"] = "はな",
            ["sick"] = "いいえ",
            ["children"] = "はい",
            ["travel"] = "交通費はない",
        };
        const string Expected =
            """{"member-number":"4821","date":"2026-04-01","time":{"from":"09:00","to":"11:30"},"support":["pick-up","before-sch"""
            + """ool"],"children":[{"order":1,"child":"たろう","sick":true}],"travel":420}""";

        Gen.Int[0, 15]
            .Array[0, 60]
            .Sample(
                detours =>
                {
                    var talk = new Talk(Talk.Shipped);
                    talk.Say("活動報告");
                    foreach (var detour in detours)
                        Wander(talk, detour, answers, wrong);
                    Finish(talk, answers);

                    var submission = Assert.Single(talk.Submissions);
                    Assert.Equal(Expected, submission.AnswersJson);
                },
                iter: 300,
                threads: 1
            );
    }

    private static void Wander(Talk talk, int detour, Dictionary<string, string> answers, Dictionary<string, string> wrong)
    {
        var field = FieldOf(talk);
        switch (detour)
        {
            case 0:
                talk.Say("/戻る");
                break;
            case 1:
                talk.Say("/修正");
                talk.Say("1");
                break;
            case 2:
                talk.Say("/ヘルプ");
                break;
            case 3:
                talk.Say("/確認");
                break;
            case 4 when field is not null && wrong.TryGetValue(field, out var other):
                talk.Say(other);
                break;
            case 5:
                talk.Say("/このまま");
                break;
            case 6:
                talk.Say("きのう", isLate: true);
                break;
            case 7:
                talk.Send(AttachmentTypes.Sticker);
                break;
            case 10:
                talk.Say("/言語");
                talk.Say(talk.State.Language == "en" ? "やさしい日本語" : "English");
                break;
            case 11:
                talk.Say("/中断");
                talk.Say("再開");
                break;
            case 12:
                talk.Say("/あとで答える");
                break;
            case 13 when field is not null:
                talk.Say(answers[field]);
                talk.Say(answers[field], at: talk.Now - TimeSpan.FromMilliseconds(300)); // tapped twice
                break;
            default:
                if (field is not null)
                    talk.Say(answers[field]);
                break;
        }
    }

    /// <summary>Answers everything rightly: what is open, and by changing what was answered wrongly.</summary>
    private static void Finish(Talk talk, Dictionary<string, string> answers)
    {
        talk.Say("/言語");
        talk.Say("日本語");
        AnswerOpen();
        while (talk.State.Session!.Answers.ContainsKey("children[1].child"))
        {
            talk.Say("お子さん2");
            talk.Say("/消す");
        }

        for (var row = 1; row <= 10; row++)
        {
            talk.Say(row.ToString(System.Globalization.CultureInfo.InvariantCulture));
            AnswerOpen();
        }

        void AnswerOpen()
        {
            while (FieldOf(talk) is { } open)
                talk.Say(answers[open]);
        }

        talk.Say("はい");
    }

    private static string? FieldOf(Talk talk) => FormMoves.Current(Talk.Shipped.Find("activity-report", 1)!, talk.State.Session!)?.Field.Id;

    private static void AssertNextMove(Talk talk)
    {
        var reply = talk.Replies[^1];
        var notHandedOver = DialogWords.Default.Say(talk.State.Language, Phrase.NotHandedOver); // it says what to do next
        Assert.InRange(talk.Replies.Count, 1, 5);
        Assert.NotEmpty(reply.Text!);
        Assert.All(talk.Replies, r => Assert.True(r.Text!.Length < 5000));
        var ended =
            talk.State.Session is null
            && (
                talk.Effects.Count > 0
                || talk.Text.Contains(notHandedOver, StringComparison.Ordinal)
                || talk.Text.Contains("またいつでも", StringComparison.Ordinal)
                || talk.Text.Contains("again at any time", StringComparison.Ordinal)
            );
        Assert.True(ended || talk.Buttons.Count > 0, $"No next move after: {reply.Text}");
        Assert.InRange(talk.Buttons.Count, 0, 13);
        Assert.All(talk.Buttons, b => Assert.InRange(new System.Globalization.StringInfo(b.Title).LengthInTextElements, 1, 20));
        Assert.True(ConversationStateJson.Write(talk.State).Length < 64 * 1024);
    }

    private static Gen<string> One(params string[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };
}

using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Tests.Support;

namespace Channels.Tests.Sets;

/// <summary>
/// Sentences written by people who did not write the readers, labelled by others: said to the step with the form as the label says, and
/// compared with what the form holds afterwards.
/// </summary>
internal static class HearingSet
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero);

    /// <summary>What had been answered before the open question, always the same.</summary>
    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["activity-report"] = """
            {"member-number":"4821","date":"2026-11-27","time":{"from":"09:00","to":"11:30"},"support":["pick-up"],
             "children[0].child":"たろうさん",
             "children[0].sick":false,"children[1]":false,"travel":null,"photo":null}
            """,
        ["member-registration"] = """
            {"consent":{"agreed":true,"text":"2026-04"},"role":"both","name":"山本 さくら","kana":"ヤマモト サクラ","birthday":"1970-04-01",
             "phone":"09000001234","email":null,"postal-code":"8038501","address":"北九州市小倉北区城内1-1","ward":"kokurakita",
             "children[0].child-name":"はな","children[0].child-birthday":"2018-05-03","children[1]":false,
             "account.bank":"福岡銀行","account.branch":"小倉支店","account.kind":"ordinary","account.number":"1234567","account.holder":"ﾔﾏﾓﾄ ｻｸﾗ",
             "id-document":null}
            """,
        ["event-signup"] = """
            {"event":"first-aid","date":"2026-12-12","name":"山本 さくら","phone":"09000001234","adults":1,"children":0,"needs":false}
            """,
        ["provider-inquiry"] = """
            {"office":"ひまわりデイ","office-number":"4070123456","service":"day","topic":"fees","question":"加算について","document":null,
             "reply-by":"email","email":"day@example.jp"}
            """,
        ["consultation"] = """
            {"ward":"kokurakita","who":"self","worries":["income"],"danger":["none"],"story":null,"household":2,
             "children":0,"dwelling":"rented",
             "contact":"phone","phone":null,"safe-times":null,"may-name-office":null,"name":null,"share":null}
            """,
    };

    /// <summary>Of the first two files every other sentence is held out; the third was read while readers were written.</summary>
    public static IEnumerable<HeardSentence> Run(string file)
    {
        var labels = Lines($"labels-{file}").ToDictionary(l => l.GetProperty("id").GetString()!);
        var line = 0;
        foreach (var sentence in Lines($"sentences-{file}"))
        {
            var id = sentence.GetProperty("id").GetString()!;
            yield return Hear(sentence, labels[id], isHeldOut: file is not "3" && line++ % 2 == 1);
        }
    }

    internal static HeardSentence Hear(JsonElement sentence, JsonElement label, bool isHeldOut)
    {
        var procedure = sentence.GetProperty("procedure").GetString()!;
        var at = sentence.GetProperty("at") is { ValueKind: JsonValueKind.String } open ? open.GetString() : null;
        var before = at is null ? null : SessionAt(procedure, at);
        var channel = procedure is "consultation" ? "webchat" : "line";
        var talk = new Talk(Talk.Shipped, channel: channel) { Now = Now };
        talk.State = talk.State with { Session = before };
        talk.Say(sentence.GetProperty("said").GetString()!);
        var after = talk.State.Session;
        var submitted = talk.Submissions.Any();
        var held = after ?? (submitted ? before : null);
        return new HeardSentence(
            sentence.GetProperty("id").GetString()!,
            procedure,
            at,
            sentence.GetProperty("said").GetString()!,
            label,
            Values.Changed(before, held, submitted, at, after?.Mode ?? DialogMode.Ask),
            after?.Procedure,
            talk.Text,
            isHeldOut
        )
        {
            KeepsOthers = after?.Others is { IsEmpty: false },
        };
    }

    private static FormSession SessionAt(string procedure, string at)
    {
        var definition = Talk.Shipped.On(new DateOnly(2026, 11, 28)).First(p => p.Id == procedure);
        var answers = JsonDocument
            .Parse(Given[procedure])
            .RootElement.EnumerateObject()
            .TakeWhile(a => at is "check" || !IsAt(a.Name, at))
            .Select(a => KeyValuePair.Create(a.Name, new KeptAnswer(a.Value.Clone(), "before")));
        var kept = FormSession.NoAnswers.SetItems(answers);
        return new FormSession
        {
            Procedure = procedure,
            Version = definition.Version,
            StartedAt = Now.AddMinutes(-3),
            AskedAt = Now.AddMinutes(-1),
            Answers = Opened(kept, at),
            LastAnswered = kept.IsEmpty ? null : answers.Last().Key,
        };
    }

    /// <summary>Answers that open the question where the usual ones do not.</summary>
    private static System.Collections.Immutable.ImmutableSortedDictionary<string, KeptAnswer> Opened(
        System.Collections.Immutable.ImmutableSortedDictionary<string, KeptAnswer> answers,
        string at
    ) =>
        at switch
        {
            "support-other" => answers.SetItem("support", Json("""["other"]""")),
            "needs-what" => answers.SetItem("needs", Json("true")),
            "youngest" => answers.SetItem("children", Json("1")),
            "meeting-place" => answers.SetItem("event", Json("\"storytelling\"")),
            "email" when answers.ContainsKey("worries") => answers.SetItem("contact", Json("\"email\"")),
            "phone" when answers.ContainsKey("topic") => answers.SetItem("reply-by", Json("\"phone\"")).Remove("email"),
            _ => answers,
        };

    private static KeptAnswer Json(string json) => new(JsonDocument.Parse(json).RootElement.Clone(), "before");

    private static bool IsAt(string path, string at) =>
        path == at
        || (at is "account" && path is "account.bank")
        || path.EndsWith("." + at, StringComparison.Ordinal)
        || (at is "children" && path is "children[1]")
        || (at is "support-other" && path is "children[0].child")
        || (at is "needs-what" or "meeting-place" && false)
        || (at is "youngest" && path is "needs");

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Channels.Tests", "Sets", "hearing", file + ".jsonl"))
            .Where(l => l.Length > 0)
            .Select(l => JsonDocument.Parse(l).RootElement.Clone());
}

using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>A report as the member it concerns sees it: its day and time, all it says, and the lines that can be otherwise. The number of
/// the other member and the photo are the office's.</summary>
internal sealed class ReportLines
{
    /// <summary>Something that is no line of it.</summary>
    public const string Other = "other";

    private readonly Scene scene;
    private readonly FormSession session;
    private readonly List<(string Id, string Label)> lines;

    public ReportLines(Scene scene, AskedReport report)
    {
        this.scene = scene;
        session = new FormSession
        {
            Procedure = scene.Procedure.Id,
            Version = scene.Procedure.Version,
            Answers = SubmittedAnswers.Read(scene.Procedure, report.AnswersJson),
        };
        using var answers = JsonDocument.Parse(report.AnswersJson);
        Day =
            scene.Procedure.Fields.Where(f => f.Type is DateField).ToList() is [var field]
            && answers.RootElement.TryGetProperty(field.Id, out var written)
                ? DateField.Of(written)
                : null;
        Time = Whole() is { } whole ? PeriodField.Of(session.Answers[whole.Path].Value) : null;
        lines =
        [
            .. scene
                .Procedure.Fields.Where(f => IsShown(f.Type) && (f.When is null || answers.RootElement.TryGetProperty(f.Id, out _)))
                .Select(f => (f.Id, f.In(scene.Language).Label)),
            (Other, scene.Say(Phrase.ReportOther)),
        ];
    }

    /// <summary>11月27日（金）、午後3時〜3時40分.</summary>
    public string When() =>
        string.Join(
            scene.Say(Phrase.ListSeparator),
            Journey
                .Of(scene.Procedure, session.Answers)
                .Steps.Where(s => s.Group is null && s.Field.Type is DateField or PeriodField && session.Answers.ContainsKey(s.Path))
                .Select(s => scene.Show(session, s, session.Answers[s.Path].Value))
        );

    /// <summary>From when to when, of all together; or null.</summary>
    public Period? Time { get; }

    /// <summary>The day of it, or null.</summary>
    public DateOnly? Day { get; }

    /// <summary>How the children in it are called.</summary>
    public IReadOnlyList<string> Children => [.. NameSteps().Select(NameOf)];

    /// <summary>The children, each with the time that is its own: みお（午後3時〜5時）、そら.</summary>
    public string ChildrenWithTimes() =>
        string.Join(
            scene.Say(Phrase.ListSeparator),
            NameSteps()
                .Select(n =>
                    OwnTimeOf(n) is { } own
                        ? ReportSpeech.Shipped.Say("own-time", scene.Language, ("name", NameOf(n)), ("time", own))
                        : NameOf(n)
                )
        );

    /// <summary>What is to be paid beside the care, in a line; null: nothing.</summary>
    public string? Fare() =>
        AnsweredSteps().FirstOrDefault(s => s is { Group: null, Field.Type: MoneyField }) is { } step
        && session.Answers[step.Path].Value.ValueKind is JsonValueKind.Number
            ? $"{step.Field.In(scene.Language).Label}：{scene.Show(session, step, session.Answers[step.Path].Value)}"
            : null;

    /// <summary>9:00〜11:30.</summary>
    public string ShortTime() =>
        Whole() is { } step ? step.Field.Type.ShowShort(session.Answers[step.Path].Value, scene.View(session, step)) : "";

    private IEnumerable<JourneyStep> AnsweredSteps() =>
        Journey.Of(scene.Procedure, session.Answers).Steps.Where(s => session.Answers.ContainsKey(s.Path));

    private JourneyStep? Whole() => AnsweredSteps().FirstOrDefault(s => s is { Group: null, Field.Type: PeriodField });

    private IEnumerable<JourneyStep> NameSteps() =>
        AnsweredSteps().Where(s => s is { Group: not null, Field.Type: TextField { HoldsName: true } });

    private string NameOf(JourneyStep step) => session.Answers[step.Path].Value.GetString() ?? "";

    private string? OwnTimeOf(JourneyStep name) =>
        AnsweredSteps().FirstOrDefault(s => s.Group == name.Group && s.Item == name.Item && s.Field.Type is PeriodField) is { } own
            ? own.Field.Type.ShowShort(session.Answers[own.Path].Value, scene.View(session, own))
            : null;

    /// <summary>11月27日.</summary>
    public string ShortDay() => Day is { } day ? Spoken.Date(day, scene.Language, day).Split('（', '(')[0].Trim() : "";

    /// <summary>All it says, a line each.</summary>
    public string Text() => AnswerList.Of(scene, session, s => IsShown(s.Field.Type)).Plain();

    /// <summary>The lines to choose from, with their numbers.</summary>
    public IEnumerable<string> Choices() => lines.Select((l, i) => $"{Digits.Of(i + 1)} {l.Label}");

    public CardAction[] Buttons() =>
        [
            .. lines.Select(
                (l, i) =>
                    ButtonRow.Fit(
                        new CardAction
                        {
                            Title = string.Create(CultureInfo.InvariantCulture, $"{i + 1} {l.Label}"),
                            Value = (i + 1).ToString(CultureInfo.InvariantCulture),
                        }
                    )
            ),
        ];

    /// <summary>The line somebody names by its number or its name, or null.</summary>
    public string? Named(string text)
    {
        var folded = scene.Words.WithoutPoliteEnding(DialogWords.Fold(text));
        if (scene.Words.ReadNumber(folded) is { } number && number >= 1 && number <= lines.Count)
            return lines[number - 1].Id;
        var bare = folded.TrimEnd('が', 'は', 'の', 'も', 'を', '。', '、', ' ');
        return lines.Find(l => DialogWords.Fold(l.Label) is var label && (label == folded || label == bare)).Id;
    }

    /// <summary>The line whose field this is, where the report has it; or null.</summary>
    public string? Has(string? line) => lines.Exists(l => l.Id == line) ? line : null;

    /// <summary>What a line is called, in a language.</summary>
    public string LabelOf(string line, string language) =>
        scene.Procedure.Fields.FirstOrDefault(f => f.Id == line)?.In(language).Label ?? scene.Words.Say(language, Phrase.ReportOther);

    private static bool IsShown(FieldType type) => type is not (MemberNumberField or ImageField or ComputedField or NoteField);
}

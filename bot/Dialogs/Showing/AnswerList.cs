using System.Globalization;
using System.Text;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>The answers as a numbered list: to check, to look at in between, to choose one to change.</summary>
internal sealed class AnswerList
{
    /// <summary>Of a message that was noted down so much is shown. Characters.</summary>
    private const int LongestAlso = 60;

    /// <summary>The latest of them: a longer list would push the question off the screen.</summary>
    private const int MostAlso = 12;

    private readonly Scene scene;
    private readonly FormSession session;
    private readonly List<AnswerRow> rows = [];

    private AnswerList(Scene scene, FormSession session, Func<JourneyStep, bool>? isShown)
    {
        this.scene = scene;
        this.session = session;
        var steps = Journey.Of(scene.Procedure, session.Answers).Steps;
        for (var first = 0; first < steps.Count; )
        {
            var next = first + 1;
            while (next < steps.Count && IsSameItem(steps[first], steps[next]))
                next++;
            List<JourneyStep>? item = null;
            for (; first < next; first++)
            {
                if (IsListed(steps[first]) && isShown?.Invoke(steps[first]) is not false)
                    (item ??= []).Add(steps[first]);
            }

            if (item is not null)
                rows.Add(new AnswerRow(rows.Count + 1, LabelOf(item), item));
        }
    }

    public IReadOnlyList<AnswerRow> Rows => rows;

    /// <param name="isShown">Which answers are listed; null: all.</param>
    public static AnswerList Of(Scene scene, FormSession session, Func<JourneyStep, bool>? isShown = null) => new(scene, session, isShown);

    /// <summary>The items of one group as they stand in the list, without their numbers.</summary>
    public static string ShowGroup(Scene scene, FormSession session, Field group)
    {
        var list = Of(scene, session);
        return string.Join(
            scene.Say(Phrase.ListSeparator),
            list.rows.Where(r => r.Steps[0].Group == group && !r.Steps[0].IsGate).Select(r => list.ValueOf(r.Steps))
        );
    }

    /// <summary>The same without numbers, where nothing of it is chosen: a number stands for what is asked below.</summary>
    public string Plain() => string.Join('\n', Rows.Select(r => "・" + LineOf(r).TrimStart(Numbers)).Concat(Computed()));

    private static readonly char[] Numbers = [.. "0123456789０１２３４５６７８９. ．)）　"];

    public string Text()
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
            text.AppendLine(LineOf(row));

        foreach (var line in Computed())
            text.AppendLine(line);

        // What was noted down is to be seen where it is said that it was.
        if (scene.Procedure.KeepsWords is not null && session.AlsoSaid is { Count: > 0 } also)
            text.AppendLine(
                scene.Say(
                    Phrase.AlsoRow,
                    (
                        "words",
                        string.Join(
                            scene.Say(Phrase.ListSeparator),
                            also.TakeLast(MostAlso).Select(a => ButtonRow.Shorten(a.Text, LongestAlso))
                        )
                    )
                )
            );
        return text.ToString().TrimEnd();
    }

    private string LineOf(AnswerRow row)
    {
        var most = Math.Max(12, (QuestionText.Longest - 600) / Rows.Count / 2);
        return scene.Say(
            Phrase.CheckRow,
            ("n", Digits.Of(row.Number)),
            ("label", ButtonRow.Shorten(row.Label, most)),
            ("value", ButtonRow.Shorten(ValueOf(row.Steps).ReplaceLineEndings(" "), most))
        );
    }

    /// <summary>The row somebody means: 2, 2を直す, 日, 日を直す.</summary>
    public AnswerRow? Find(Said said)
    {
        var bare = scene.Words.WithoutChangeEnding(said.Folded);
        var byName = Rows.FirstOrDefault(r => DialogWords.Fold(r.Label) == bare);
        return byName ?? (scene.Words.ReadNumber(bare) is { } number ? Rows.FirstOrDefault(r => r.Number == number) : null);
    }

    public Activity Check(IEnumerable<string> before) =>
        Activity.Message(
            QuestionText.Cut(string.Join('\n', [.. before, scene.Say(Phrase.CheckTitle), Text(), scene.Say(HowToCorrect)])),
            Buttons(new CardAction { Title = scene.Say(Phrase.Yes) }, Command.Change, Command.Stop)
        ) with
        {
            Summary = scene.Say(Phrase.CheckTitle),
            Rows =
            [
                .. Rows.Select(r => new RowAction(
                    LineOf(r),
                    ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.CorrectIt), Value = ValueOf(r) })
                )),
            ],
        };

    /// <summary>4 直す: cards stay on the screen, and a bare 4 would answer whatever is asked when they are pressed later.</summary>
    private string ValueOf(AnswerRow row)
    {
        var number = Digits.Of(row.Number);
        var value = $"{number} {scene.Say(Phrase.CorrectIt)}";
        return scene.Words.IsOfRow(DialogWords.Fold(value)) ? value : number;
    }

    /// <summary>An example helps where there is something like it to write.</summary>
    private Phrase HowToCorrect => rows.Exists(r => r.Steps.Any(s => s.Field.Type is PeriodField)) ? Phrase.CheckAskTimes : Phrase.CheckAsk;

    public Activity Choose(IEnumerable<string> before)
    {
        var rows = Rows.Take(ButtonRow.Most - 1)
            .Select(r => new CardAction
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"{r.Number} {r.Label}"),
                Value = Digits.Of(r.Number),
            });
        var actions = rows.Append(new CardAction { Title = scene.Label(Command.Keep) }).Select(ButtonRow.Fit);
        return Activity.Message(QuestionText.Cut(string.Join('\n', [.. before, scene.Say(Phrase.ChangeWhich), Text()])), actions);
    }

    private CardAction[] Buttons(CardAction first, params Command[] commands) =>
        [.. commands.Select(c => new CardAction { Title = scene.Label(c), IsBeside = true }).Prepend(first).Select(ButtonRow.Fit)];

    /// <summary>What follows from the answers has no number: it cannot be changed by itself.</summary>
    private IEnumerable<string> Computed()
    {
        // A sum of what is not all there yet would be a wrong one.
        var journey = Journey.Of(scene.Procedure, session.Answers);
        if (!journey.IsComplete)
            yield break;
        foreach (var field in scene.Procedure.Fields)
        {
            if (field.Type is ComputedField computed && journey.IsOpen(field) && computed.Compute(journey) is { } value)
            {
                var step = new JourneyStep(field.Id, field, null, 0, 0);
                yield return scene.Say(
                    Phrase.ComputedRow,
                    ("label", field.In(scene.Language).Label),
                    ("value", scene.Show(session, step, value))
                );
            }
        }
    }

    private static bool IsSameItem(JourneyStep first, JourneyStep next) =>
        first is { Group: { } group, IsGate: false } && next is { IsGate: false } && next.Group == group && next.Item == first.Item;

    /// <summary>It is answered; of the "one more?" answers only the last, which said no, is worth a line.</summary>
    private bool IsListed(JourneyStep step) =>
        session.Answers.TryGetValue(step.Path, out var answer) && (!step.IsGate || answer.Value.ValueKind is JsonValueKind.False);

    private string LabelOf(List<JourneyStep> steps) =>
        steps is [{ Group: { } group, IsGate: false } first, ..]
            ? group.Type is RepeatField { IsSingle: true }
                ? group.In(scene.Language).Label
                : scene.Say(Phrase.ItemLabel, ("label", group.In(scene.Language).Label), ("n", Digits.Of(first.Item + 1)))
            : scene.LabelOf(steps[0]);

    private string ValueOf(IReadOnlyList<JourneyStep> steps)
    {
        if (steps is [{ Group: null } or { IsGate: true }])
            return PhotosOf(steps[0]) ?? scene.Show(session, steps[0], session.Answers[steps[0].Path].Value);
        if (scene.IsHidden(steps[0]))
            return scene.Say(Phrase.HiddenShown);
        return string.Join(scene.Say(Phrase.ListSeparator), steps.Select((s, i) => InGroup(s, isFirst: i == 0)).Where(t => t.Length > 0));
    }

    /// <summary>How many photos there are where more than the one that was asked for came; else null.</summary>
    private string? PhotosOf(JourneyStep step) =>
        session.MorePhotos is { Count: > 0 and var more }
        && step.Field.Type is ImageField
        && ImageField.Of(session.Answers[step.Path].Value) is not null
            ? scene.Say(Phrase.PhotosShown, ("n", Digits.Of(more + 1)))
            : null;

    /// <summary>たろうさん、病児: the first answer names the item, a yes is its label, a no is nothing.</summary>
    private string InGroup(JourneyStep step, bool isFirst)
    {
        var value = session.Answers[step.Path].Value;
        var shown = scene.Show(session, step, value);
        if (isFirst)
            return shown;
        var (label, texts) = (step.Field.In(scene.Language).Label, step.Field.In(scene.Language));
        return value.ValueKind switch
        {
            JsonValueKind.True when texts.IfYes is not null => shown,
            JsonValueKind.False when texts.IfNo is not null => shown,
            JsonValueKind.True => label,
            JsonValueKind.False or JsonValueKind.Null => "",
            _ => label + " " + shown,
        };
    }
}

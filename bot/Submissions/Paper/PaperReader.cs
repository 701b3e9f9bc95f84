using System.Globalization;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Masking;

namespace Channels.Bot.Submissions.Paper;

/// <summary>
/// Answers of a paper form by the checks of the dialog: each goes through the reader of its field as if its person had said it, in the
/// order in which they would have been asked. Pure: the same form on the same day gives the same.
/// </summary>
internal sealed class PaperReader(Scene scene, JsonElement root)
{
    /// <summary>More questions than any form has.</summary>
    private const int MostSteps = 500;

    private static readonly Dictionary<string, string> None = [];
    private readonly List<FieldFault> faults = [];
    private FormSession session = new()
    {
        Procedure = scene.Procedure.Id,
        Version = scene.Procedure.Version,
        StartedAt = scene.SaidAt,
        AskedAt = scene.SaidAt,
    };

    /// <summary>The form as the dialog would have it, and what is wrong.</summary>
    public static (FormSession Session, IReadOnlyList<FieldFault> Faults) Read(Scene scene, JsonElement answers)
    {
        var reader = new PaperReader(scene, answers);
        reader.Fill();
        reader.LookForMore();
        return (reader.session, reader.faults);
    }

    private void Fill()
    {
        var failed = new List<string>();
        for (var n = 0; n < MostSteps; n++)
        {
            var journey = Journey.Of(scene.Procedure, session.Answers);
            if (journey.NextOpen(failed) is not { } step || failed.Contains(step.Path))
                break;
            if (Take(step) is { } value)
                session = FormMoves.Answer(scene.Procedure, session, step, value, null, out _);
            else
                failed.Add(step.Path);
        }

        foreach (var step in Journey.Of(scene.Procedure, session.Answers).Untold().ToList())
        {
            if (GivenTo(step) is { ValueKind: not JsonValueKind.Null } && Take(step) is { } value)
                session = FormMoves.Answer(scene.Procedure, session, step, value, null, out _);
        }
    }

    private JsonElement? Take(JourneyStep step)
    {
        if (step.IsGate)
            return ItemsOf(step.Field) > step.Item ? Canonical.Yes : Canonical.No;
        var given = GivenTo(step);
        if (given is null or { ValueKind: JsonValueKind.Null })
            return step.Field.IsOptional ? Canonical.Skipped : Fault(step.Path, PaperCodes.Missing);
        if (step.Field.Type.MayBeFile)
            return step.Field.Type.MayComeLater && ImageField.IsLater(given.Value) ? ImageField.Later : Fault(step.Path, PaperCodes.File);
        return Read(step, given.Value);
    }

    private JsonElement? Read(JourneyStep step, JsonElement given)
    {
        var type = step.Field.Type;
        var view = scene.View(session, step);
        if (given.ValueKind is JsonValueKind.String)
        {
            var masked = MyNumber.Mask(JapaneseText.Clean(given.GetString()!));
            if (masked.Found || MaskMark.IsIn(masked.Text))
                return Fault(step.Path, PaperCodes.MyNumber);
            var said = type.Read(new FieldInput(view, masked.Text, DialogWords.Fold(masked.Text), []));
            if (said is FieldReading.Understood understood)
                return understood.Value;

            // A day that was refused as it is written would be completed with another year when it is said without one.
            if (!type.IsCanonical(given) || (type is DateField && said is FieldReading.Problem))
                return Refuse(step, said);
        }

        if (!type.IsCanonical(given))
            return Fault(step.Path, PaperCodes.Form);

        // A canonical value is checked as the words that stand for it.
        var shown = type.Show(given, view);
        var read = type.Read(new FieldInput(view, shown, DialogWords.Fold(shown), []));
        return read switch
        {
            FieldReading.Understood u when JsonElement.DeepEquals(u.Value, given) => u.Value,
            FieldReading.Unsure unsure when unsure.Values.Any(v => JsonElement.DeepEquals(v, given)) => given.Clone(),
            FieldReading.Problem => Refuse(step, read),
            _ => Fault(step.Path, PaperCodes.Form),
        };
    }

    private JsonElement? Refuse(JourneyStep step, FieldReading read) =>
        read is FieldReading.Problem problem
            ? Fault(step.Path, problem.Code, problem.Figures.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value))
            : Fault(step.Path, PaperCodes.Unsure);

    /// <summary>What was given and asked for by nothing: nobody's answer is left out without a word.</summary>
    private void LookForMore()
    {
        var journey = Journey.Of(scene.Procedure, session.Answers);
        foreach (var member in root.EnumerateObject())
        {
            if (scene.Procedure.Fields.FirstOrDefault(f => f.Id == member.Name) is not { } field)
                Fault(member.Name, PaperCodes.Unknown);
            else if (member.Value.ValueKind is JsonValueKind.Null || field.Type is ComputedField)
                continue;
            else if (field.Type is RepeatField group)
                LookInto(field, group, member.Value, journey);
            else if (journey.Find(field.Id) is null && faults.Count == 0)
                Fault(field.Id, PaperCodes.NotAsked);
        }
    }

    private void LookInto(Field field, RepeatField group, JsonElement given, Journey journey)
    {
        var isList = given.ValueKind is JsonValueKind.Array;
        if (isList == group.IsSingle || (!isList && given.ValueKind is not JsonValueKind.Object))
        {
            Fault(field.Id, PaperCodes.Form);
            return;
        }

        var items = isList ? given.EnumerateArray().ToArray() : [given];
        if (items.Length > group.AtMost)
            Fault(field.Id, PaperCodes.TooMany, new() { ["most"] = group.AtMost.ToString(CultureInfo.InvariantCulture) });
        for (var item = 0; item < Math.Min(items.Length, group.AtMost); item++)
        {
            var path = Journey.PathOf(field, item);
            if (items[item].ValueKind is not JsonValueKind.Object)
            {
                Fault(path, PaperCodes.Form);
                continue;
            }

            foreach (var member in items[item].EnumerateObject().Where(m => m.Name != group.Numbered))
            {
                if (group.Children.FirstOrDefault(c => c.Id == member.Name) is not { } child)
                    Fault($"{path}.{member.Name}", PaperCodes.Unknown);
                else if (
                    member.Value.ValueKind is not JsonValueKind.Null
                    && journey.Find(Journey.PathOf(field, item, child)) is null
                    && faults.Count == 0
                )
                    Fault($"{path}.{child.Id}", PaperCodes.NotAsked);
            }
        }
    }

    private JsonElement? GivenTo(JourneyStep step)
    {
        if (step.Group is not { } group)
            return Member(root, step.Field.Id);
        var items = Member(root, group.Id);
        var item =
            items is { ValueKind: JsonValueKind.Array } list ? (list.GetArrayLength() > step.Item ? list[step.Item] : (JsonElement?)null)
            : step.Item == 0 ? items
            : null;
        return item is { } map ? Member(map, step.Field.Id) : null;
    }

    private int ItemsOf(Field group) =>
        Member(root, group.Id) switch
        {
            { ValueKind: JsonValueKind.Array } items => items.GetArrayLength(),
            { ValueKind: JsonValueKind.Object } => 1,
            _ => 0,
        };

    private static JsonElement? Member(JsonElement map, string name) =>
        map.ValueKind is JsonValueKind.Object && map.TryGetProperty(name, out var value) ? value : null;

    private JsonElement? Fault(string path, string code, Dictionary<string, string>? figures = null)
    {
        faults.Add(new FieldFault(path, code, figures ?? None));
        return null;
    }
}

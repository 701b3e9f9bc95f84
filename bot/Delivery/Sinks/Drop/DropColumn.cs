using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// A column of the table, so that an office can sort and add up: parts of an answer stand in columns of their own (<c>time.from</c>), what
/// is answered more than once is counted (<c>children[1].child</c>), and beside the code of an option stands its Japanese label
/// (<c>.label</c>).
/// </summary>
/// <param name="Name">As the first row of the table has it.</param>
/// <param name="Cell">Its cell out of the answers of one row.</param>
internal sealed record DropColumn(string Name, Func<JsonElement, string> Cell)
{
    /// <summary>What was asked; null when the definition does not say.</summary>
    public Field? Field { get; private init; }

    private const char Between = ';';

    /// <summary>Columns of all answers: the fields of the definition in its order, answered or not, and what answers have
    /// besides.</summary>
    /// <param name="known">The definition, or null when it is there no more.</param>
    public static IReadOnlyList<DropColumn> Of(Procedure? known, IReadOnlyList<JsonElement> answers)
    {
        var asked = known?.Fields.Where(f => f.Type.IsAsked).ToDictionary(f => f.Id, StringComparer.Ordinal) ?? [];
        var names = asked.Keys.Concat(answers.SelectMany(a => a.EnumerateObject().Select(p => p.Name))).Distinct(StringComparer.Ordinal);
        return [.. names.SelectMany(n => Of(n, asked.GetValueOrDefault(n), answers, a => Member(a, n)))];
    }

    private static IEnumerable<DropColumn> Of(
        string name,
        Field? field,
        IReadOnlyList<JsonElement> rows,
        Func<JsonElement, JsonElement?> value
    )
    {
        var said = rows.Select(value).OfType<JsonElement>().Where(v => v.ValueKind is not JsonValueKind.Null).ToList();
        if (IsGroup(field, said))
            return Entries(name, field, rows, value, said);
        if (said.TrueForAll(v => v.ValueKind is JsonValueKind.Object) && (said.Count > 0 || field?.Type.Parts.Count > 0))
            return Parts(said, field?.Type.Parts ?? [])
                .SelectMany(p => Of($"{name}.{p}", null, rows, a => Member(value(a), p)))
                .Select(c => c with { Field = c.Field ?? field });
        var plain = new DropColumn(name, a => Text(value(a), Between, v => v)) { Field = field };
        return field?.Type.Options is { Count: > 0 }
            ? [plain, plain with { Name = name + ".label", Cell = a => Text(value(a), '、', v => LabelOf(field, v)) }]
            : [plain];
    }

    /// <summary>What is answered more than once, or would be.</summary>
    private static bool IsGroup(Field? field, List<JsonElement> said) =>
        said.TrueForAll(v => v.ValueKind is JsonValueKind.Array && v.EnumerateArray().All(e => e.ValueKind is JsonValueKind.Object))
        && (field?.Type is RepeatField || said.Exists(v => v.GetArrayLength() > 0));

    private static IEnumerable<DropColumn> Entries(
        string name,
        Field? field,
        IReadOnlyList<JsonElement> rows,
        Func<JsonElement, JsonElement?> value,
        List<JsonElement> said
    )
    {
        var children = (field?.Type as RepeatField)?.Children ?? [];
        var parts = Parts(said.SelectMany(v => v.EnumerateArray()), children.Select(c => c.Id));
        var most = Math.Max(1, said.Select(v => v.GetArrayLength()).DefaultIfEmpty().Max());
        for (var at = 0; at < most; at++)
        {
            var place = at;
            foreach (var part in parts)
            {
                var child = children.FirstOrDefault(c => c.Id == part);
                foreach (var column in Of($"{name}[{place + 1}].{part}", child, rows, a => Member(At(value(a), place), part)))
                    yield return column with
                    {
                        Field = column.Field ?? field,
                    };
            }
        }
    }

    private static List<string> Parts(IEnumerable<JsonElement> objects, IEnumerable<string> known) =>
        [.. known.Concat(objects.SelectMany(o => o.EnumerateObject().Select(p => p.Name))).Distinct(StringComparer.Ordinal)];

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? At(JsonElement? value, int place) =>
        value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > place ? list[place] : null;

    private static string Text(JsonElement? value, char between, Func<string, string> say) =>
        value switch
        {
            null => "",
            { ValueKind: JsonValueKind.Array } list
                when list.EnumerateArray().All(e => e.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) => string.Join(
                between,
                list.EnumerateArray().Select(e => say(DropCells.Of(e)))
            ),
            { } one => say(DropCells.Of(one)),
        };

    private static string LabelOf(Field field, string code) =>
        field.In(Languages.Japanese).Options.TryGetValue(code, out var option) ? option.Label : "";
}

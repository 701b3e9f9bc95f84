using System.Collections.Frozen;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>Reads one language file of a procedure.</summary>
internal static class TextsReader
{
    public static ProcedureTexts Read(YamlNode node, ICollection<Lint> findings) =>
        MapReader.Of(node, "The file", findings) is { } map ? Read(map, findings) : new ProcedureTexts();

    /// <summary>Takes a language file's keys.</summary>
    public static ProcedureTexts Read(MapReader map, ICollection<Lint> findings)
    {
        var fields = new Dictionary<string, FieldTexts>();
        if (map.Map("fields") is { } blocks)
        {
            foreach (var id in blocks.Keys)
            {
                if (blocks.Map(id) is { } block)
                    fields[id] = ReadField(block, findings);
            }
        }

        var title = map.Required("title");
        var texts = new ProcedureTexts
        {
            Title = title,
            TitleAt = map.PlaceOf("title"),
            DoneAt = map.PlaceOf("done"),
            QuestionsAt = map.PlaceOf("questions"),
            StartAt = map.PlaceOf("start"),
            StartWords = map.Words("start")
                .Select(w => w.Value)
                .Append(title)
                .Select(DialogWords.Fold)
                .Where(w => w.Length > 0)
                .ToFrozenSet(),
            Intro = map.Text("intro"),
            Done = map.Required("done"),
            Closed = map.Text("closed"),
            Questions = QuestionTexts.Read(map.Map("questions")),
            Fields = fields,
            Safeguarding = SafeguardingReader.ReadTexts(map.Map("care")),
        };
        map.Finish();
        return texts;
    }

    /// <summary>One field's block.</summary>
    public static FieldTexts ReadField(MapReader map, ICollection<Lint> findings)
    {
        var texts = new FieldTexts
        {
            At = map.At,
            Label = map.Text("label") ?? "",
            Ask = map.Text("ask") ?? "",
            Example = map.Text("example"),
            Help = map.Text("help"),
            More = map.Text("more"),
            Show = map.Text("show"),
            Skip = map.Text("skip"),
            Errors = Words(map.Map("errors")),
            Options = Options(map.Map("options"), findings),
            Heard = Lists(map.Map("heard")),
            About = [.. map.Words("about").Select(w => w.Value)],
            Told = Lists(map.Map("told")),
            IfYes = map.Text("if-yes"),
            IfNo = map.Text("if-no"),
            Not = [.. map.Words("not").Select(w => w.Value)],
            Without = [.. map.Words("without").Select(w => w.Value)],
        };
        map.Finish();
        return texts;
    }

    private static Dictionary<string, string> Words(MapReader? map) => map?.Keys.ToDictionary(k => k, k => map.Text(k) ?? "") ?? [];

    private static Dictionary<string, IReadOnlyList<string>> Lists(MapReader? map) =>
        map?.Keys.ToDictionary(k => k, IReadOnlyList<string> (k) => [.. map.Words(k).Select(w => w.Value)]) ?? [];

    private static Dictionary<string, OptionTexts> Options(MapReader? map, ICollection<Lint> findings)
    {
        var options = new Dictionary<string, OptionTexts>();
        foreach (var id in map?.Keys ?? [])
        {
            switch (map!.Node(id))
            {
                case YamlScalar { Value.Length: > 0 } label:
                    options[id] = new OptionTexts(label.Value, []);
                    break;
                case YamlMap block:
                    var reader = new MapReader(block, findings);
                    options[id] = new OptionTexts(reader.Required("label"), [.. reader.Words("also").Select(w => w.Value)]);
                    reader.Finish();
                    break;
                case { } other:
                    map.Add(
                        other.At,
                        "value-kind",
                        $"'{id}' must be the option's label.",
                        "Write 'id: label', or 'id: { label: ..., also: [ ... ] }'."
                    );
                    break;
            }
        }

        return options;
    }
}

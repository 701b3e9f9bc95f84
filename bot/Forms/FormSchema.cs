using System.Text.Json;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>
/// JSON Schemas of the form language, so that editors complete and check the files. Made by letting the readers read nearly empty
/// blocks and noting what they ask for: the schema cannot say anything else than the code.
/// </summary>
internal static class FormSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema of procedure.yaml.</summary>
    public static string Definition()
    {
        var sample = YamlFile.Read(
            "schema",
            "{ channels: { line: fill, webchat: fill }, queue: {}, number: {}, retention: {}, notices: { received: x, returned: "
                + "x }, migrate: { 1: { rename: {}, split: {} } }, care: { contact: {}, alarms: [] } }",
            []
        );
        var map = new MapReader((YamlMap)sample!, []);
        ProcedureReader.Build("x", map, new Dictionary<string, ProcedureTexts>(), new Dictionary<string, string>(), []);
        return Document(
            "A procedure of the city",
            w =>
                WriteBlock(
                    w,
                    map,
                    closed: true,
                    key =>
                        key switch
                        {
                            "fields" => WriteFields,
                            "migrate" => WriteOpenBlock,
                            "care" => x =>
                                WriteBlock(x, map.Shapes[key].Inner!, closed: true, inner => inner is "alarms" ? WriteAlarms : null),
                            _ => null,
                        }
                )
        );
    }

    /// <summary>The schema of a language file.</summary>
    public static string Texts()
    {
        var sample = YamlFile.Read(
            "schema",
            "{ fields: { x: { errors: {}, told: {}, options: { x: { label: x } } } }, questions: { x: {} }, care: { alarms: {} } }",
            []
        );
        var map = new MapReader((YamlMap)sample!, []);
        TextsReader.Read(map, []);
        return Document(
            "The words of a procedure in one language",
            w =>
                WriteBlock(
                    w,
                    map,
                    closed: true,
                    key =>
                        key switch
                        {
                            "fields" or "questions" => x => WriteEntries(x, map.Shapes[key].Inner!),
                            "care" => x =>
                                WriteBlock(x, map.Shapes[key].Inner!, closed: true, inner => inner is "alarms" ? WriteOpenBlock : null),
                            _ => null,
                        }
                )
        );
    }

    private static void WriteFields(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type", "array");
        w.WriteNumber("minItems", 1);
        w.WriteStartObject("items");
        w.WriteStartArray("anyOf");
        foreach (var type in FieldTypes.All.Keys.Order(StringComparer.Ordinal))
        {
            var map = new MapReader((YamlMap)YamlFile.Read("schema", $"{{ id: x, type: {type} }}", [])!, []);
            new FieldsReader(new Dictionary<string, ProcedureTexts>(), []).ReadOne(map, inGroup: false);
            WriteBlock(
                w,
                map,
                closed: true,
                key =>
                    key switch
                    {
                        "type" => x => WriteConstant(x, type),
                        "of" => WriteChildren,
                        "check" => WriteChecks,
                        _ => null,
                    }
            );
        }

        w.WriteEndArray();
        w.WriteEndObject();
        w.WriteEndObject();
    }

    private static string Document(string title, Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (
            var w = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = Canonical.Writing.Encoder,
                }
            )
        )
        {
            w.WriteStartObject();
            w.WriteString("$schema", Draft);
            w.WriteString("title", title);
            w.WriteStartArray("allOf");
            body(w);
            w.WriteEndArray();
            w.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteBlock(Utf8JsonWriter w, MapReader map, bool closed, Func<string, Action<Utf8JsonWriter>?> special)
    {
        w.WriteStartObject();
        w.WriteString("type", "object");
        w.WriteStartObject("properties");
        foreach (var (key, shape) in map.Shapes.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            w.WritePropertyName(key);
            if (special(key) is { } own)
                own(w);
            else
                WriteShape(w, shape);
        }

        w.WriteEndObject();
        var required = map.Shapes.Where(s => s.Value.IsRequired).Select(s => s.Key).Order(StringComparer.Ordinal).ToArray();
        if (required.Length > 0)
        {
            w.WriteStartArray("required");
            foreach (var key in required)
                w.WriteStringValue(key);
            w.WriteEndArray();
        }

        if (closed)
            w.WriteBoolean("additionalProperties", false);
        w.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter w, KeyShape shape)
    {
        if (shape is { Kind: KeyKind.Block, Inner: { } inner })
        {
            WriteBlock(w, inner, closed: true, _ => null);
            return;
        }

        w.WriteStartObject();
        switch (shape.Kind)
        {
            case KeyKind.Text when shape.Values.Count > 0:
                w.WriteStartArray("enum");
                foreach (var value in shape.Values)
                    w.WriteStringValue(value);
                w.WriteEndArray();
                break;
            case KeyKind.Text:
                w.WriteStartArray("type");
                w.WriteStringValue("string");
                w.WriteStringValue("number");
                w.WriteEndArray();
                break;
            case KeyKind.Flag:
                w.WriteString("type", "boolean");
                break;
            case KeyKind.Whole:
                w.WriteString("type", "integer");
                w.WriteNumber("minimum", shape.Least!.Value);
                w.WriteNumber("maximum", shape.Most!.Value);
                break;
            case KeyKind.List:
                w.WriteString("type", "array");
                break;
            case KeyKind.Block:
                w.WriteString("type", "object");
                break;
        }

        w.WriteEndObject();
    }

    /// <summary>A block whose keys are ids of the procedure's own.</summary>
    private static void WriteEntries(Utf8JsonWriter w, MapReader sample)
    {
        w.WriteStartObject();
        w.WriteString("type", "object");
        w.WritePropertyName("additionalProperties");
        WriteBlock(
            w,
            sample.Shapes.Values.First().Inner!,
            closed: true,
            key => key is "errors" or "options" or "heard" ? WriteOpenBlock : null
        );
        w.WriteEndObject();
    }

    private static void WriteOpenBlock(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type", "object");
        w.WriteEndObject();
    }

    private static void WriteAlarms(Utf8JsonWriter w)
    {
        var map = new MapReader((YamlMap)YamlFile.Read("schema", "{ id: x }", [])!, []);
        SafeguardingReader.ReadAlarm(map, []);
        w.WriteStartObject();
        w.WriteString("type", "array");
        w.WritePropertyName("items");
        WriteBlock(w, map, closed: true, _ => null);
        w.WriteEndObject();
    }

    private static void WriteChildren(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("$ref", "#/allOf/0/properties/fields");
        w.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type", "array");
        w.WriteEndObject();
    }

    private static void WriteConstant(Utf8JsonWriter w, string value)
    {
        w.WriteStartObject();
        w.WriteString("const", value);
        w.WriteEndObject();
    }
}

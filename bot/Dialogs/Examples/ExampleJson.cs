using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>The expected submission of an example as JSON: quoted values are text, bare true, false and whole numbers are what they
/// look like.</summary>
internal static class ExampleJson
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole entry of an example, ready to paste: a line an answer.</summary>
    public static string Block(string answersJson)
    {
        using var answers = JsonDocument.Parse(answersJson);
        return string.Join('\n', answers.RootElement.EnumerateObject().Select(p => $"  {p.Name}: {Yaml(p.Value)}").Prepend("submission:"));
    }

    /// <summary>A value on one line.</summary>
    public static string Yaml(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "{ " + string.Join(", ", value.EnumerateObject().Select(p => $"{p.Name}: {Yaml(p.Value)}")) + " }",
            JsonValueKind.Array => value.GetArrayLength() == 0
                ? "[]"
                : "[ " + string.Join(", ", value.EnumerateArray().Select(Yaml)) + " ]",
            JsonValueKind.String => Text(value.GetString()!),
            _ => value.GetRawText(),
        };

    /// <summary>Words in quotes, as YAML takes them.</summary>
    public static string Text(string words) => JsonSerializer.Serialize(words, AsWritten);

    public static JsonElement Of(YamlNode node) => Canonical.Of(w => Write(w, node));

    private static void Write(Utf8JsonWriter w, YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                w.WriteStartObject();
                foreach (var (key, value) in map.Entries)
                {
                    w.WritePropertyName(key.Value);
                    Write(w, value);
                }

                w.WriteEndObject();
                break;
            case YamlList list:
                w.WriteStartArray();
                foreach (var item in list.Items)
                    Write(w, item);
                w.WriteEndArray();
                break;
            case YamlScalar { IsQuoted: false, Value: "true" or "false" } flag:
                w.WriteBooleanValue(flag.Value is "true");
                break;
            case YamlScalar { IsQuoted: false } bare
                when long.TryParse(bare.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                w.WriteNumberValue(number);
                break;
            case YamlScalar text:
                w.WriteStringValue(text.Value);
                break;
        }
    }
}

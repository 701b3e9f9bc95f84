using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>The expected submission of an example as JSON: quoted values are text, bare true, false and whole numbers are what they
/// look like.</summary>
internal static class ExampleJson
{
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

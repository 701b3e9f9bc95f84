using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Channels.Bot.Forms;

/// <summary>Builds answers in their one canonical JSON form.</summary>
internal static class Canonical
{
    /// <summary>Japanese is written as it is; the result is data, not a page.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A skipped answer.</summary>
    public static readonly JsonElement Skipped = Parse("null");

    public static readonly JsonElement Yes = Parse("true");

    public static readonly JsonElement No = Parse("false");

    public static JsonElement Of(string text) => Of(w => w.WriteStringValue(text));

    public static JsonElement Of(long number) => Of(w => w.WriteNumberValue(number));

    public static JsonElement Of(bool yes) => yes ? Yes : No;

    public static JsonElement Of(IEnumerable<string> texts) => Of(w =>
    {
        w.WriteStartArray();
        foreach (var text in texts)
            w.WriteStringValue(text);
        w.WriteEndArray();
    });

    public static JsonElement Of(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var kept = members.ToArray();
        return Of(w =>
        {
            w.WriteStartObject();
            foreach (var (name, value) in kept)
            {
                if (value is not null)
                    w.WriteString(name, value);
            }

            w.WriteEndObject();
        });
    }

    public static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            write(writer);
        return Parse(buffer.WrittenMemory);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

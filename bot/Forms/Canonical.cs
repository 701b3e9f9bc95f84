using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Channels.Bot.Forms;

/// <summary>Builds answers in their one canonical JSON form.</summary>
internal static class Canonical
{
    /// <summary>Japanese is written as it is; the result is data, not a page.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int LargestSpare = 16 * 1024;

    /// <summary>Most values are a few bytes long; the writer costs more than they do.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? spare;

    /// <summary>A skipped answer.</summary>
    public static readonly JsonElement Skipped = Parse("null");

    public static readonly JsonElement Yes = Parse("true");

    public static readonly JsonElement No = Parse("false");

    public static JsonElement Of(string text) => Of(w => w.WriteStringValue(text));

    public static JsonElement Of(long number) => Of(w => w.WriteNumberValue(number));

    public static JsonElement Of(bool yes) => yes ? Yes : No;

    public static JsonElement Of(IEnumerable<string> texts) =>
        Of(w =>
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

    /// <summary>What the action writes, as a value.</summary>
    public static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        var (buffer, writer) = spare ?? Scratch();
        spare = null; // a value may be made while another is being written
        buffer.ResetWrittenCount();
        writer.Reset();
        write(writer);
        writer.Flush();
        var value = JsonElement.Parse(buffer.WrittenSpan);
        if (buffer.Capacity <= LargestSpare)
            spare = (buffer, writer);
        return value;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Scratch()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        return (buffer, new Utf8JsonWriter(buffer, Writing));
    }

    private static JsonElement Parse(string json) => JsonElement.Parse(json);
}

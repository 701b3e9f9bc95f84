using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Channels.Bot.Activities;
using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.Line;

/// <summary>
/// Messages whose buttons stay: on a computer and after the next message there are no quick replies. The alternative text, which a locked
/// screen shows, says nothing of the person.
/// </summary>
internal static class LineCards
{
    private const int MostBytes = 30 * 1024;
    private const int MostDials = 4;
    private const int TemplateClusters = 160;
    private const int AltUnits = 1500;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The members of a Flex message that has a button beside each line that can be acted on; null when it does not
    /// fit.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="lines">Lines of it with an action.</param>
    /// <param name="summary">What it is about.</param>
    /// <param name="go">The button under it, or null.</param>
    public static Action<Utf8JsonWriter>? Check(string text, IReadOnlyList<RowAction> lines, string summary, CardAction? go)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
            WriteBubble(json, text, lines, go);
        if (stream.Length > MostBytes)
            return null;
        var bubble = stream.ToArray();
        return json =>
        {
            json.WriteString("type", "flex");
            json.WriteString("altText", summary);
            json.WritePropertyName("contents");
            json.WriteRawValue(bubble);
        };
    }

    /// <summary>The members of a buttons template: numbers to call.</summary>
    /// <param name="text">What was to be said with them, when it is short enough to stand in the template; else null.</param>
    public static Action<Utf8JsonWriter> Dials(string? text, IReadOnlyList<CardAction> dials)
    {
        var labels = string.Join('／', dials.Take(MostDials).Select(d => d.Title));
        return json =>
        {
            json.WriteString("type", "template");
            json.WriteString("altText", TextLimits.Cut(labels, AltUnits / 10));
            json.WriteStartObject("template");
            json.WriteString("type", "buttons");
            json.WriteString("text", text ?? TextLimits.Cut(labels, TemplateClusters));
            json.WriteStartArray("actions");
            foreach (var dial in dials.Take(MostDials))
            {
                json.WriteStartObject();
                LineActions.Write(json, dial);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        };
    }

    /// <summary>Whether a text can stand in a template.</summary>
    public static bool FitsTemplate(string text) => TextLimits.Cut(text, TemplateClusters) == text;

    private static void WriteBubble(Utf8JsonWriter json, string text, IReadOnlyList<RowAction> lines, CardAction? go)
    {
        json.WriteStartObject();
        json.WriteString("type", "bubble");
        json.WriteStartObject("body");
        json.WriteString("type", "box");
        json.WriteString("layout", "vertical");
        json.WriteString("spacing", "sm");
        json.WriteStartArray("contents");
        var left = new Queue<RowAction>(lines);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (left.TryPeek(out var next) && next.Line == line)
                WriteRow(json, left.Dequeue());
            else
                WriteText(json, line);
        }

        if (go is not null)
            WriteButton(json, go, "primary");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, RowAction line)
    {
        json.WriteStartObject();
        json.WriteString("type", "box");
        json.WriteString("layout", "horizontal");
        json.WriteStartArray("contents");
        WriteText(json, line.Line);
        WriteButton(json, line.Action, "link");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteButton(Utf8JsonWriter json, CardAction action, string style)
    {
        json.WriteStartObject();
        json.WriteString("type", "button");
        json.WriteNumber("flex", 0);
        json.WriteString("height", "sm");
        json.WriteString("style", style);
        json.WriteString("gravity", "center");
        json.WriteStartObject("action");
        LineActions.Write(json, action);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        json.WriteBoolean("wrap", true);
        json.WriteString("gravity", "center");
        json.WriteEndObject();
    }
}

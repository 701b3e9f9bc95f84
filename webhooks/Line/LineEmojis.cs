using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Text;

namespace Channels.Webhooks.Line;

/// <summary>
/// LINE's own emoji. They stand in a text as words in brackets (<c>(happy)</c>), and only the list beside it says which of the brackets
/// are emoji: (OK) that was typed is no emoji and stays.
/// </summary>
internal static class LineEmojis
{
    /// <summary>The text without the emoji; whatever is no place in it is passed over.</summary>
    /// <param name="text">The message's text.</param>
    /// <param name="emojis">The member of that name: an array of objects with <c>index</c> and <c>length</c>, in UTF-16 units.</param>
    public static string CutOut(string text, JsonElement emojis)
    {
        if (emojis.ValueKind != JsonValueKind.Array || emojis.GetArrayLength() == 0)
            return text;
        var isEmoji = new bool[text.Length];
        foreach (var emoji in emojis.EnumerateArray())
        {
            if (emoji.Whole("index") is not { } index || emoji.Whole("length") is not { } length)
                continue;
            if (index < 0 || length <= 0 || index >= text.Length || length > text.Length - index)
                continue;
            isEmoji.AsSpan(index, length).Fill(value: true);
        }

        return Array.IndexOf(isEmoji, value: true) < 0 ? text : Without(text, isEmoji);
    }

    /// <summary>
    /// The event with individual numbers masked that have emoji between or among their digits: once they are cut out, the places of the
    /// emoji mean nothing any more and go as well. Other events are returned as they are.
    /// </summary>
    public static ReadOnlyMemory<byte> MaskAmong(ReadOnlyMemory<byte> raw)
    {
        if (raw.Span.IndexOf("\"emojis\""u8) < 0)
            return raw;
        try
        {
            using var document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = LineWebhookReader.MaxDepth });
            var message = document.RootElement.Get("message");
            if (message.Text("text") is not { } text)
                return raw;
            var cut = MyNumber.Mask(CutOut(text, message.Get("emojis")));
            return cut.Found || MyNumber.Mask(text).Found ? With(document.RootElement, message, cut.Text) : raw;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return raw; // read the same way later, and nothing understood of it
        }
    }

    private static byte[] With(JsonElement whole, JsonElement message, string text)
    {
        var written = new JsonObject();
        foreach (var member in message.EnumerateObject().Where(m => m.Name is not ("text" or "emojis")))
            written[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        written["text"] = text;
        var all = new JsonObject();
        foreach (var member in whole.EnumerateObject())
            all[member.Name] = member.Name == "message" ? written.DeepClone() : JsonNode.Parse(member.Value.GetRawText());
        return JsonSerializer.SerializeToUtf8Bytes(all);
    }

    /// <summary>A gap keeps apart what an emoji kept apart: 1(happy)2 is not 12.</summary>
    private static string Without(string text, bool[] isEmoji)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!isEmoji[at])
            {
                kept.Append(text[at]);
                continue;
            }

            while (at + 1 < text.Length && isEmoji[at + 1])
                at++;
            if (kept.Length > 0 && !char.IsWhiteSpace(kept[^1]) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
                kept.Append(' ');
        }

        return kept.ToString();
    }
}

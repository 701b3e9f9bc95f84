using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Channels.Bot.Activities;
using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.Line;

/// <summary>
/// Replies as arrays of LINE message objects, at most five to a body, every limit of the Messaging API kept: text 5,000
/// UTF-16 units, 13 quick replies, labels 20 grapheme clusters, message action text 300. Quick replies go on the truly last
/// message, because LINE shows no others.
/// </summary>
internal static class LineRenderer
{
    private const int MessagesPerCall = 5;
    private const int TextUnits = 5000;
    private const int QuickReplies = 13;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonSerializerOptions Written = new() { Encoder = Json.Encoder };

    public static IReadOnlyList<string> Render(IReadOnlyList<Activity> replies)
    {
        var said = replies.Where(a => a.Type == ActivityTypes.Message && !string.IsNullOrWhiteSpace(a.Text)).ToList();
        if (said.Count == 0)
            return [];
        var actions = replies.LastOrDefault(a => a.SuggestedActions is not null)?.SuggestedActions?.Actions ?? [];
        var quick = actions.Where(a => !LineActions.IsDial(a)).ToList();
        var messages = said.SkipLast(1).SelectMany(a => Messages(a, [])).Concat(Messages(said[^1], quick)).ToList();
        if (actions.Where(LineActions.IsDial).ToList() is { Count: > 0 } dials)
            AddDials(messages, said[^1], quick, dials);
        return
        [
            .. messages.Chunk(MessagesPerCall).Select((part, i) => Body(part, (i + 1) * MessagesPerCall >= messages.Count ? quick : [])),
        ];
    }

    /// <summary>A body with words in front: in its first text where that is one, as a message of their own where there is room for one,
    /// else null.</summary>
    public static string? Begin(string body, string words)
    {
        if (JsonNode.Parse(body) is not JsonArray { Count: > 0 } messages || messages[0] is not JsonObject first)
            return null;
        var text = words + "\n" + first["text"];
        if ((string?)first["type"] == "text" && first["emojis"] is null && text.Length <= TextUnits)
            first["text"] = text;
        else if (messages.Count < MessagesPerCall)
            messages.Insert(0, new JsonObject { ["type"] = "text", ["text"] = words });
        else
            return null;
        return messages.ToJsonString(Written);
    }

    private static IEnumerable<Action<Utf8JsonWriter>> Messages(Activity said, IReadOnlyList<CardAction> quick)
    {
        var text = LineChoices.Spell(said.Text!, quick, TextUnits);
        if (
            said is { Rows.Count: > 0, Summary: { Length: > 0 } summary }
            && LineCards.Check(text, said.Rows, summary, quick.FirstOrDefault(a => a.Type == ActionTypes.ImBack)) is { } card
        )
            return [card];
        return TextLimits.Split(text, TextUnits).Select((part, i) => Text(part, i == 0 ? said.Quote : null));
    }

    /// <summary>Numbers to call stay on the screen, with the last words where they are short.</summary>
    private static void AddDials(
        List<Action<Utf8JsonWriter>> messages,
        Activity last,
        List<CardAction> quick,
        IReadOnlyList<CardAction> dials
    )
    {
        var text = LineChoices.Spell(last.Text!, quick, TextUnits);
        var isShort = last.Rows is null && LineCards.FitsTemplate(text);
        if (isShort)
            messages.RemoveAt(messages.Count - 1);
        messages.Add(LineCards.Dials(isShort ? text : null, dials));
    }

    /// <param name="text">What is said.</param>
    /// <param name="quote">The token of the message it quotes, or null; only texts can quote.</param>
    private static Action<Utf8JsonWriter> Text(string text, string? quote) =>
        json =>
        {
            json.WriteString("type", "text");
            json.WriteString("text", text);
            if (quote is not null)
                json.WriteString("quoteToken", quote);
        };

    private static string Body(Action<Utf8JsonWriter>[] messages, IReadOnlyList<CardAction> quick)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartArray();
            for (var i = 0; i < messages.Length; i++)
            {
                json.WriteStartObject();
                messages[i](json);
                if (i == messages.Length - 1)
                    WriteQuickReplies(json, quick);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteQuickReplies(Utf8JsonWriter json, IReadOnlyList<CardAction> actions)
    {
        var fitting = actions.Where(a => !string.IsNullOrWhiteSpace(a.Title)).Take(QuickReplies).ToList();
        if (fitting.Count == 0)
            return;
        json.WriteStartObject("quickReply");
        json.WriteStartArray("items");
        foreach (var action in fitting)
        {
            json.WriteStartObject();
            json.WriteString("type", "action");
            json.WriteStartObject("action");
            LineActions.Write(json, action);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

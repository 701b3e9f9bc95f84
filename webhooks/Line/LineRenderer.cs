using System.Text.Encodings.Web;
using System.Text.Json;
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
    private const int LabelClusters = 20;
    private const int ActionTextClusters = 300;
    private const int DataUnits = 300;
    private const int AddressUnits = 1000;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IReadOnlyList<string> Render(IReadOnlyList<Activity> replies)
    {
        var texts = replies
            .Where(a => a.Type == ActivityTypes.Message && !string.IsNullOrWhiteSpace(a.Text))
            .SelectMany(a => TextLimits.Split(a.Text!, TextUnits))
            .ToList();
        if (texts.Count == 0)
            return [];
        var actions = replies.LastOrDefault(a => a.SuggestedActions is not null)?.SuggestedActions?.Actions ?? [];
        var bodies = new List<string>();
        for (var start = 0; start < texts.Count; start += MessagesPerCall)
        {
            var count = Math.Min(MessagesPerCall, texts.Count - start);
            bodies.Add(Body(texts.GetRange(start, count), start + count == texts.Count ? actions : []));
        }

        return bodies;
    }

    private static string Body(List<string> texts, IReadOnlyList<CardAction> actions)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartArray();
            for (var i = 0; i < texts.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("type", "text");
                json.WriteString("text", texts[i]);
                if (i == texts.Count - 1)
                    WriteQuickReplies(json, actions);
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
            WriteAction(json, action);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter json, CardAction action)
    {
        json.WriteString("label", TextLimits.Cut(action.Title, LabelClusters));
        switch (action.Type)
        {
            case ActionTypes.PostBack when action.Said.Length > 0 && LinePostback.Data(action.Said).Length <= DataUnits:
                json.WriteString("type", "postback");
                json.WriteString("data", LinePostback.Data(action.Said));
                json.WriteString("displayText", TextLimits.Cut(action.Title, ActionTextClusters));
                break;
            case ActionTypes.DatePicker:
                json.WriteString("type", "datetimepicker");
                json.WriteString("data", LinePostback.Data("date"));
                json.WriteString("mode", "date");
                break;
            case ActionTypes.TimePicker:
                json.WriteString("type", "datetimepicker");
                json.WriteString("data", LinePostback.Data("time"));
                json.WriteString("mode", "time");
                break;
            case ActionTypes.Camera:
                json.WriteString("type", "camera");
                break;
            case ActionTypes.CameraRoll:
                json.WriteString("type", "cameraRoll");
                break;
            case ActionTypes.Location:
                json.WriteString("type", "location");
                break;
            case ActionTypes.OpenUrl when IsAddress(action.Said):
                json.WriteString("type", "uri");
                json.WriteString("uri", action.Said);
                break;
            default:
                json.WriteString("type", "message");
                json.WriteString(
                    "text",
                    TextLimits.Cut(string.IsNullOrWhiteSpace(action.Said) ? action.Title : action.Said, ActionTextClusters)
                );
                break;
        }
    }

    /// <summary>LINE refuses the whole call for one address it cannot open.</summary>
    private static bool IsAddress(string text) =>
        text.Length <= AddressUnits
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http" or "tel" or "line";
}

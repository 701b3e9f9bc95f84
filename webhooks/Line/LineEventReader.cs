using System.Text.Json;
using Channels.Bot.Activities;

namespace Channels.Webhooks.Line;

/// <summary>
/// LINE's event JSON as an activity. New event and message types arrive without notice: what is not known becomes an event
/// activity, and nothing is assumed to be there.
/// </summary>
internal static class LineEventReader
{
    public const string ContentScheme = "line:";

    public static ChannelEvent Read(ReadOnlyMemory<byte> raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = LineWebhookReader.MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Nothing("line/odd");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second: a member whose name is no valid Unicode.
            return Nothing("line/unreadable");
        }
    }

    private static ChannelEvent Read(JsonElement json)
    {
        var source = json.Get("source");
        var user = source.Text("userId");
        var group = source.Text("groupId") ?? source.Text("roomId");
        var type = json.Text("type") ?? "untyped";
        var activity = Body(json, type) with
        {
            ChannelId = LineChannel.ChannelName,
            Timestamp =
                json.Get("timestamp") is { ValueKind: JsonValueKind.Number } t
                && t.TryGetInt64(out var ms)
                && ms is > 0 and < 253402300799999
                    ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
                    : null,
        };

        // In a group everybody would read along, so the bot keeps silent there; in standby another system has the floor.
        var mayAnswer = group is null && user is not null && json.Text("mode") != "standby";
        var message = json.Get("message");
        return new ChannelEvent(activity, group ?? user, json.Text("replyToken"), mayAnswer)
        {
            SeenToken = message.Text("markAsReadToken"),
            QuoteToken = message.Text("quoteToken"),
        };
    }

    private static Activity Body(JsonElement json, string type) =>
        type switch
        {
            "message" => Message(json.Get("message")),
            "postback" => Postback(json.Get("postback")),
            "follow" => new Activity { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Follow },
            "unfollow" => new Activity { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Unfollow },
            "unsend" when json.Get("unsend").Text("messageId") is { } id => new Activity { Type = ActivityTypes.MessageDelete, Id = id },
            "messageEdited" => Message(json.Get("message")) with { Type = ActivityTypes.MessageUpdate },
            _ => Event("line/" + type),
        };

    private static Activity Message(JsonElement message)
    {
        var id = message.Text("id");
        return message.Text("type") switch
        {
            "text" => Words(message, id),
            "image" => File(message, id, "image/*"),
            "video" => File(message, id, "video/*"),
            "audio" => File(message, id, "audio/*"),
            "file" => File(message, id, "application/octet-stream"),
            "sticker" => With(id, new Attachment { ContentType = AttachmentTypes.Sticker }),
            "location" => With(id, new Attachment { ContentType = AttachmentTypes.Location, Content = message.Clone() }),
            var other => Event("line/message/" + (other ?? "untyped")),
        };
    }

    /// <summary>A text without LINE's own emoji in it; nothing but those is what a sticker is.</summary>
    private static Activity Words(JsonElement message, string? id)
    {
        var text = message.Text("text") ?? string.Empty;
        var words = LineEmojis.CutOut(text, message.Get("emojis"));
        return !string.IsNullOrWhiteSpace(text) && string.IsNullOrWhiteSpace(words)
            ? With(id, new Attachment { ContentType = AttachmentTypes.Sticker })
            : new Activity
            {
                Type = ActivityTypes.Message,
                Id = id,
                Text = words,
            };
    }

    private static Activity File(JsonElement message, string? id, string contentType)
    {
        // Content kept elsewhere is never fetched: its address is chosen by whoever sent it.
        var held = (message.Get("contentProvider").Text("type") ?? "line") == "line";
        return With(
            id,
            new Attachment
            {
                ContentType = contentType,
                ContentUrl = held && id is not null ? ContentScheme + id : null,
                MessageId = id,
                Set = Set(message.Get("imageSet")),
            }
        );
    }

    /// <summary>Older apps tell the set and neither place nor number.</summary>
    private static PictureSet? Set(JsonElement set) =>
        set.Text("id") is { Length: > 0 } id ? new PictureSet(id, Few(set.Whole("index")), Few(set.Whole("total"))) : null;

    private static int? Few(int? number) => number is > 0 and <= 100 ? number : null;

    private static Activity Postback(JsonElement postback)
    {
        // A tab of a rich menu, whatever its data, or a menu of somebody else: nothing was said.
        var picked = postback.Get("params");
        if (LinePostback.Said(postback.Text("data")) is not { } said || picked.Text("newRichMenuAliasId") is not null)
            return Event("line/postback");
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = picked.Text("date") ?? picked.Text("time") ?? picked.Text("datetime") ?? said,
            Value = postback.ValueKind == JsonValueKind.Object ? postback.Clone() : null,
            Picked = LinePostback.Day(picked.Text("date")) is { } day ? new PickedDay(day, LinePostback.Question(said)) : null,
        };
    }

    private static Activity With(string? id, Attachment attachment) =>
        new()
        {
            Type = ActivityTypes.Message,
            Id = id,
            Attachments = [attachment],
        };

    private static Activity Event(string name) => new() { Type = ActivityTypes.Event, Name = name };

    private static ChannelEvent Nothing(string name) => new(Event(name), null, null, MayAnswer: false);
}

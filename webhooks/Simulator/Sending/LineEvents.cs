using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>Builds webhook events as LINE writes them. Empty properties are left out.</summary>
internal sealed class LineEvents(LineEmulator emulator, EmulatedChannel channel, EmulatedUser user)
{
    public WebhookEvent Message(JsonObject message) => WithReply("message", e => e["message"] = message.DeepClone());

    /// <summary>A tap on a postback action.</summary>
    /// <param name="data">The postback's data, at most 300 characters.</param>
    /// <param name="parameters">date, time or datetime of a date picker; <c>null</c> for a plain postback.</param>
    public WebhookEvent Postback(string data, JsonObject? parameters = null) =>
        WithReply(
            "postback",
            e =>
            {
                var postback = new JsonObject { ["data"] = data };
                if (parameters is not null)
                    postback["params"] = parameters.DeepClone();
                e["postback"] = postback;
            }
        );

    public WebhookEvent Follow(bool isUnblocked) =>
        WithReply("follow", e => e["follow"] = new JsonObject { ["isUnblocked"] = isUnblocked });

    public WebhookEvent Unfollow() => Event("unfollow", null, _ => { });

    public WebhookEvent Unsend(string messageId) => Event("unsend", null, e => e["unsend"] = new JsonObject { ["messageId"] = messageId });

    /// <summary>An event of a type that no server knows yet: such types appear without notice.</summary>
    public WebhookEvent OfUnknownType(string type = "somethingNew") => WithReply(type, e => e[type] = new JsonObject { ["value"] = 1 });

    public JsonObject TextMessage(string text, JsonArray? emojis = null) =>
        NewMessage(
            "text",
            m =>
            {
                m["quoteToken"] = LineIds.Hex(32);
                m["text"] = text;
                if (emojis is not null)
                    m["emojis"] = emojis.DeepClone();
                m["markAsReadToken"] = LineIds.Hex(32);
            }
        );

    /// <summary>A picture, alone or one of several chosen together.</summary>
    /// <param name="set">Id, 1-based index and total of pictures sent together.</param>
    public JsonObject ImageMessage((string Id, int Index, int Total)? set = null) =>
        NewMessage(
            "image",
            m =>
            {
                m["quoteToken"] = LineIds.Hex(32);
                m["contentProvider"] = new JsonObject { ["type"] = "line" };
                if (set is var (id, index, total))
                    m["imageSet"] = new JsonObject
                    {
                        ["id"] = id,
                        ["index"] = index,
                        ["total"] = total,
                    };
            }
        );

    public JsonObject StickerMessage(string packageId, string stickerId, IReadOnlyList<string> keywords) =>
        NewMessage(
            "sticker",
            m =>
            {
                m["quoteToken"] = LineIds.Hex(32);
                m["packageId"] = packageId;
                m["stickerId"] = stickerId;
                m["stickerResourceType"] = "STATIC";
                m["keywords"] = new JsonArray([.. keywords.Select(k => JsonValue.Create(k))]);
            }
        );

    public JsonObject LocationMessage(string? title, string? address, double latitude, double longitude) =>
        NewMessage(
            "location",
            m =>
            {
                if (!string.IsNullOrEmpty(title))
                    m["title"] = title;
                if (!string.IsNullOrEmpty(address))
                    m["address"] = address;
                m["latitude"] = latitude;
                m["longitude"] = longitude;
            }
        );

    public JsonObject AudioMessage(TimeSpan duration) =>
        NewMessage(
            "audio",
            m =>
            {
                m["duration"] = (long)duration.TotalMilliseconds;
                m["contentProvider"] = new JsonObject { ["type"] = "line" };
            }
        );

    public JsonObject FileMessage(string fileName, long fileSize) =>
        NewMessage(
            "file",
            m =>
            {
                m["fileName"] = fileName;
                m["fileSize"] = fileSize;
            }
        );

    private JsonObject NewMessage(string type, Action<JsonObject> fill)
    {
        var message = new JsonObject { ["type"] = type, ["id"] = LineIds.Message(emulator.Now) };
        fill(message);
        return message;
    }

    private WebhookEvent WithReply(string type, Action<JsonObject> fill)
    {
        var now = emulator.Now;
        var id = LineIds.Ulid(now);
        // A channel in standby is told what happens and may not answer.
        var token = channel.Behaviour.Standby ? null : emulator.ReplyTokens.Issue(channel, user, id, now);
        return Event(type, token, fill, id, now);
    }

    private WebhookEvent Event(string type, string? replyToken, Action<JsonObject> fill, string? id = null, DateTimeOffset? at = null)
    {
        var now = at ?? emulator.Now;
        id ??= LineIds.Ulid(now);
        var json = new JsonObject
        {
            ["type"] = type,
            ["mode"] = channel.Behaviour.Standby ? "standby" : "active",
            ["timestamp"] = now.ToUnixTimeMilliseconds(),
            ["source"] = new JsonObject { ["type"] = "user", ["userId"] = user.UserId },
            ["webhookEventId"] = id,
            ["deliveryContext"] = new JsonObject { ["isRedelivery"] = false },
        };
        if (replyToken is not null)
            json["replyToken"] = replyToken;
        fill(json);
        return new WebhookEvent(json, id, replyToken);
    }
}

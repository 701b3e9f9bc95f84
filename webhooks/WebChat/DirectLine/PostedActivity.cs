using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Bot.Activities;
using Channels.Text.Masking;
using Channels.Webhooks.Inbound;

namespace Channels.Webhooks.WebChat;

/// <summary>An activity as a client posts it, made safe: the sender is the token's, files are only those it uploads.</summary>
internal sealed class PostedActivity
{
    /// <summary>The event by which a page says what the person came for or which language was picked.</summary>
    public const string JoinName = "webchat/join";

    private static readonly string[] Forbidden =
    [
        "id",
        "timestamp",
        "channelId",
        "conversation",
        "recipient",
        "serviceUrl",
        "replyToId",
        "attachments",
        "suggestedActions",
    ];

    private readonly JsonObject activity;

    private PostedActivity(JsonObject activity) => this.activity = activity;

    public string Type => Text(activity, "type")!;

    public bool IsTyping => Type == ActivityTypes.Typing;

    /// <summary>The client's own id of the posting; it comes back unchanged in the echo.</summary>
    public string? ClientId => activity["channelData"] is JsonObject data ? Text(data, "clientActivityID") : null;

    /// <summary>Reads a body. Null when it is not an activity a person can send.</summary>
    public static PostedActivity? Read(ReadOnlySpan<byte> body)
    {
        if (!StrictJson.IsSound(body, WebChatJson.MaxDepth))
            return null;
        try
        {
            var json = JsonNode.Parse(
                body,
                documentOptions: new JsonDocumentOptions { MaxDepth = WebChatJson.MaxDepth, AllowDuplicateProperties = false }
            );
            if (
                json is JsonObject activity
                && Text(activity, "type") is ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing
            )
            {
                return new PostedActivity(activity);
            }
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            // Not JSON, a member twice, or no Unicode.
        }

        return null;
    }

    /// <summary>Words said on the page without JavaScript.</summary>
    public static PostedActivity Said(string text, string clientId, string? shown)
    {
        var data = new JsonObject { ["clientActivityID"] = clientId };
        if (shown is not null)
            data["messageBack"] = new JsonObject { ["displayText"] = shown };
        return new PostedActivity(
            new JsonObject
            {
                ["type"] = ActivityTypes.Message,
                ["text"] = text,
                ["textFormat"] = "plain",
                ["channelData"] = data,
            }
        );
    }

    /// <summary>Another language was picked.</summary>
    public static PostedActivity JoinIn(string language) =>
        new(
            new JsonObject
            {
                ["type"] = ActivityTypes.Event,
                ["name"] = JoinName,
                ["value"] = new JsonObject { ["language"] = language },
            }
        );

    /// <summary>The names of the files as the client knows them, in order, from the template beside an upload.</summary>
    public IReadOnlyList<string?> FileNames =>
        activity["attachments"] is JsonArray list ? [.. list.Select(a => a is JsonObject file ? Text(file, "name") : null)] : [];

    /// <summary>What the log keeps and everybody of the conversation gets: individual numbers are in none of it, in no member and no
    /// name of a file.</summary>
    public ReadOnlyMemory<byte> ToLine(string userId, IReadOnlyList<UploadedFile> files)
    {
        var line = activity.DeepClone().AsObject();
        foreach (var name in Forbidden)
            line.Remove(name);
        line["from"] = new JsonObject { ["id"] = userId, ["role"] = "user" };
        if (line["channelData"] is JsonObject data && data["webChat"] is JsonObject own)
            own.Remove("receivedAt");
        if (files.Count > 0)
        {
            line["attachments"] = new JsonArray([
                .. files.Select(f => new JsonObject
                {
                    ["contentType"] = f.MediaType,
                    ["contentUrl"] = FileReference.Scheme + f.Id.ToString("N"),
                    ["name"] = f.Name,
                }),
            ]);
        }

        return MaskedJson.Mask(JsonSerializer.SerializeToUtf8Bytes(line, WebChatJson.Options));
    }

    /// <summary>What the step hears. Events are the page's: one is known, the others mean nothing.</summary>
    public Activity ToActivity(string id, DateTimeOffset at, IReadOnlyList<UploadedFile> files)
    {
        if (Type == ActivityTypes.Event)
        {
            var value = activity["value"] as JsonObject;
            return Text(activity, "name") == JoinName && value is not null
                ? WebChatEvent.Join(Text(value, "procedure"), Text(value, "language"), at, invitation: Text(value, "invitation"))
                : new Activity
                {
                    Type = ActivityTypes.Event,
                    Id = id,
                    Timestamp = at,
                    Name = "webchat/event",
                };
        }

        return new Activity
        {
            Type = ActivityTypes.Message,
            Id = id,
            Timestamp = at,
            Text = Text(activity, "text") ?? (activity["value"] is JsonValue ? Text(activity, "value") : null) ?? string.Empty,
            Attachments =
                files.Count == 0
                    ? null
                    :
                    [
                        .. files.Select(f => new Attachment
                        {
                            ContentType = f.MediaType,
                            ContentUrl = FileReference.Scheme + f.Id.ToString("N"),
                            Name = f.Name,
                        }),
                    ],
        };
    }

    private static string? Text(JsonObject from, string name) =>
        from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Channels.Webhooks.Line;

/// <summary>What storing needs of an event. Members that are missing or of another type are null.</summary>
internal ref struct LineEventParts
{
    /// <summary>The longest id the inbox keeps.</summary>
    private const int LongestId = 100;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create([
        .. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c),
    ]);

    private string? userId;
    private string? groupId;
    private Range deliveryContext;

    public string? Type { get; private set; }

    public string? EventId { get; private set; }

    /// <summary>The message it is, or the one it takes back.</summary>
    public string? MessageId { get; private set; }

    /// <summary>What kind of message it is.</summary>
    public string? MessageType { get; private set; }

    /// <summary>Who has the floor: <c>active</c>, or <c>standby</c> while another system has it.</summary>
    public string? Mode { get; private set; }

    /// <summary>Said where the bot only reads along: nobody there speaks to it.</summary>
    public readonly bool IsOverheard => groupId is not null || Mode == "standby";

    /// <summary>Unix milliseconds as stated.</summary>
    public long? Timestamp { get; private set; }

    public readonly string? ConversationId => groupId ?? userId;

    /// <summary>Reads an event whose JSON is known to be well-formed; it may be anything, not only an object.</summary>
    public static LineEventParts Of(ReadOnlySpan<byte> raw)
    {
        var parts = new LineEventParts();
        if (raw[0] == (byte)'{')
            parts.Read(raw);
        return parts;
    }

    /// <summary>
    /// The id the event is known again by: LINE's own; without one the message's; else a hash of the content, without the
    /// part that tells a redelivery from the original. Printable ASCII that fits the column.
    /// </summary>
    public readonly string Identify(ReadOnlySpan<byte> raw)
    {
        var id = EventId ?? (MessageId is null ? null : $"message/{Type}/{MessageId}");
        if (id is null)
            return "sha256/" + HashWithout(raw, deliveryContext);
        return id.Length <= LongestId && !id.AsSpan().ContainsAnyExcept(IdCharacters)
            ? id
            : "sha256/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }

    /// <summary>The event without anything that was said in it: what kind it is, of which message, and where.</summary>
    public readonly byte[] WithoutWords()
    {
        var bare = new JsonObject
        {
            ["type"] = Type,
            ["mode"] = Mode,
            ["source"] = groupId is null ? new JsonObject { ["userId"] = userId } : new JsonObject { ["groupId"] = groupId },
        };
        if (Type == "unsend")
            bare["unsend"] = new JsonObject { ["messageId"] = MessageId };
        else if (MessageId is not null)
            bare["message"] = new JsonObject { ["id"] = MessageId, ["type"] = MessageType };
        return JsonSerializer.SerializeToUtf8Bytes(bare);
    }

    private static string HashWithout(ReadOnlySpan<byte> raw, Range left)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(raw[..left.Start]);
        hash.AppendData(raw[left.End..]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Read(ReadOnlySpan<byte> raw)
    {
        var json = new Utf8JsonReader(raw, new JsonReaderOptions { MaxDepth = LineWebhookReader.MaxDepth });
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.IsNamed("type"u8))
                Type = json.ReadText();
            else if (json.IsNamed("mode"u8))
                Mode = json.ReadText();
            else if (json.IsNamed("webhookEventId"u8))
                EventId = json.ReadText();
            else if (json.IsNamed("timestamp"u8))
                Timestamp = json.ReadNumber();
            else if (json.IsNamed("source"u8))
                ReadSource(ref json);
            else if (json.IsNamed("message"u8) || json.IsNamed("unsend"u8))
                ReadMessage(ref json);
            else if (json.IsNamed("deliveryContext"u8))
                deliveryContext = json.ReadExtent();
            else
                json.SkipValue();
        }
    }

    private void ReadSource(ref Utf8JsonReader json)
    {
        if (!json.ReadStartObject())
            return;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.IsNamed("userId"u8))
                userId = json.ReadText();
            else if (json.IsNamed("groupId"u8) || json.IsNamed("roomId"u8))
                groupId = json.ReadText();
            else
                json.SkipValue();
        }
    }

    private void ReadMessage(ref Utf8JsonReader json)
    {
        if (!json.ReadStartObject())
            return;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.IsNamed("id"u8) || json.IsNamed("messageId"u8))
                MessageId = json.ReadText();
            else if (json.IsNamed("type"u8))
                MessageType = json.ReadText();
            else
                json.SkipValue();
        }
    }
}

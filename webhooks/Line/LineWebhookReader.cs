using System.Security.Cryptography;
using System.Text.Json;
using Channels.Bot.Turns;

namespace Channels.Webhooks.Line;

/// <summary>
/// Takes a verified webhook body apart into its events, reading only what storing needs. Every event is kept, known or not;
/// an odd one never costs its neighbours.
/// </summary>
internal static class LineWebhookReader
{
    /// <summary>The events of a body, or null when it is not a JSON object with an array of events (or none).</summary>
    public static List<ReceivedEvent>? Read(ReadOnlyMemory<byte> body, string account, DateTimeOffset now)
    {
        try
        {
            return ReadEvents(body, account, now);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A string with a lone surrogate or an invalid UTF-8 sequence.
            return null;
        }
    }

    private static List<ReceivedEvent>? ReadEvents(ReadOnlyMemory<byte> body, string account, DateTimeOffset now)
    {
        var json = new Utf8JsonReader(SkipBom(body.Span), new JsonReaderOptions { MaxDepth = 64 });
        var bom = body.Length - SkipBom(body.Span).Length;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return null;
        List<ReceivedEvent>? events = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isEvents = json.ValueTextEquals("events"u8);
            json.Read();
            if (!isEvents)
            {
                json.Skip();
                continue;
            }

            if (json.TokenType == JsonTokenType.Null)
                continue;
            if (json.TokenType != JsonTokenType.StartArray)
                return null;
            events = [];
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)json.TokenStartIndex + bom;
                json.Skip();
                var raw = body[start..((int)json.BytesConsumed + bom)];
                events.Add(ReadEvent(raw, account, now));
            }
        }

        // What follows the object must be nothing.
        while (json.Read())
        {
        }

        return events ?? [];
    }

    private static ReceivedEvent ReadEvent(ReadOnlyMemory<byte> raw, string account, DateTimeOffset now)
    {
        var parts = new EventParts();
        if (raw.Span[0] == (byte)'{')
            parts.Read(raw.Span);

        // Without an event id the content stands for it: the message id where there is one, else the bytes.
        var eventId = parts.EventId
            ?? (parts.MessageId is { Length: < 80 } message ? $"message/{parts.Type}/{message}" : "sha256/" + Convert.ToHexStringLower(SHA256.HashData(raw.Span)));
        if (eventId.Length > 100)
            eventId = "sha256/" + Convert.ToHexStringLower(SHA256.HashData(raw.Span));
        return new ReceivedEvent(
            LineChannel.ChannelName, account, eventId, parts.ConversationId, parts.MessageId, parts.Timestamp ?? now.ToUnixTimeMilliseconds(), raw);
    }

    private static ReadOnlySpan<byte> SkipBom(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private ref struct EventParts
    {
        private string? userId;
        private string? groupId;

        public string? Type { get; private set; }

        public string? EventId { get; private set; }

        public string? MessageId { get; private set; }

        public long? Timestamp { get; private set; }

        public readonly string? ConversationId => groupId ?? userId;

        public void Read(ReadOnlySpan<byte> raw)
        {
            var json = new Utf8JsonReader(raw);
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("type"u8))
                    Type = Text(ref json);
                else if (json.ValueTextEquals("webhookEventId"u8))
                    EventId = Text(ref json);
                else if (json.ValueTextEquals("timestamp"u8))
                    Timestamp = Number(ref json);
                else if (json.ValueTextEquals("source"u8))
                    ReadInner(ref json, source: true);
                else if (json.ValueTextEquals("message"u8) || json.ValueTextEquals("unsend"u8))
                    ReadInner(ref json, source: false);
                else
                    Skip(ref json);
            }
        }

        private void ReadInner(ref Utf8JsonReader json, bool source)
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                return;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (source && json.ValueTextEquals("userId"u8))
                    userId = Text(ref json);
                else if (source && (json.ValueTextEquals("groupId"u8) || json.ValueTextEquals("roomId"u8)))
                    groupId = Text(ref json);
                else if (!source && (json.ValueTextEquals("id"u8) || json.ValueTextEquals("messageId"u8)))
                    MessageId = Text(ref json);
                else
                    Skip(ref json);
            }
        }

        private static string? Text(ref Utf8JsonReader json)
        {
            json.Read();
            if (json.TokenType == JsonTokenType.String)
                return json.GetString() is { Length: > 0 } text ? text : null;
            json.Skip();
            return null;
        }

        private static long? Number(ref Utf8JsonReader json)
        {
            json.Read();
            if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number))
                return number;
            json.Skip();
            return null;
        }

        private static void Skip(ref Utf8JsonReader json)
        {
            json.Read();
            json.Skip();
        }
    }
}

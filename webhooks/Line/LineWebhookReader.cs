using System.Text.Json;
using Channels.Bot.Intake;

namespace Channels.Webhooks.Line;

/// <summary>
/// Takes a verified webhook body apart into its events, reading only what storing needs. Every event is kept, known or not;
/// an odd one never costs its neighbours. What is only overheard (groups, standby) is kept without its words: nobody said it to the city.
/// </summary>
internal static class LineWebhookReader
{
    /// <summary>Deeper than anything LINE sends; what is deeper is no webhook.</summary>
    public const int MaxDepth = 512;

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
    }

    private static List<ReceivedEvent>? ReadEvents(ReadOnlyMemory<byte> body, string account, DateTimeOffset now)
    {
        // A byte order mark is signed with the rest and says nothing.
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        var json = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return null;
        List<ReceivedEvent> events = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isEvents = json.IsNamed("events"u8);
            json.Read();
            if (!isEvents || json.TokenType == JsonTokenType.Null)
            {
                json.Skip();
                continue;
            }

            if (json.TokenType != JsonTokenType.StartArray)
                return null;
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)json.TokenStartIndex;
                json.Skip();
                events.Add(ReadEvent(body[start..(int)json.BytesConsumed], account, now));
            }
        }

        // What follows the object must be nothing.
        while (json.Read()) { }

        return events;
    }

    private static ReceivedEvent ReadEvent(ReadOnlyMemory<byte> raw, string account, DateTimeOffset now)
    {
        var parts = LineEventParts.Of(raw.Span);

        // A time that cannot be would put every later event of the conversation before it, or it before every earlier one.
        var latest = now.AddDays(1).ToUnixTimeMilliseconds();
        var occurred = parts.Timestamp is > 0 and var stated && stated <= latest ? stated : now.ToUnixTimeMilliseconds();
        return new ReceivedEvent(
            LineChannel.ChannelName,
            account,
            parts.Identify(raw.Span),
            parts.ConversationId,
            parts.MessageId,
            occurred,
            parts.IsOverheard ? parts.WithoutWords() : LineEmojis.MaskAmong(raw),
            TakesBack: parts.Type == "unsend"
        );
    }
}

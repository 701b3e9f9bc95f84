using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Webhooks.WebChat;

/// <summary>The event as the inbox keeps it: the conversation and the activity for the step, already made safe.</summary>
internal sealed record WebChatEvent(string Conversation, Activity Activity, string? From = null)
{
    public static byte[] Write(ChatSession session, Activity activity) =>
        JsonSerializer.SerializeToUtf8Bytes(new WebChatEvent(session.ConversationId, activity, session.From), WebChatJson.Options);

    public static ChannelEvent Read(ReadOnlyMemory<byte> raw)
    {
        try
        {
            if (
                JsonSerializer.Deserialize<WebChatEvent>(raw.Span, WebChatJson.Options) is
                { Conversation: { } conversation, Activity: { } activity } read
            )
                return new ChannelEvent(activity with { ChannelId = WebChatChannel.ChannelName }, conversation, null, MayAnswer: true)
                {
                    Origin = read.From,
                };
        }
        catch (JsonException)
        {
            // Kept, not answered.
        }

        return new ChannelEvent(new Activity { Type = ActivityTypes.Event, Name = "webchat/unreadable" }, null, null, MayAnswer: false);
    }

    /// <summary>Somebody has come: what for, and in which language.</summary>
    public static Activity Join(
        string? procedure,
        string? language,
        DateTimeOffset at,
        string? doorway = null,
        string? invitation = null
    ) =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.Join,
            Timestamp = at,
            Value = JsonSerializer.SerializeToElement(
                new
                {
                    procedure,
                    language,
                    entry = doorway,
                    invitation,
                },
                WebChatJson.Options
            ),
        };
}

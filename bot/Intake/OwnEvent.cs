using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;

namespace Channels.Bot.Intake;

/// <summary>
/// An event that no channel sent: the clock's, or the result of slow work. It waits in the inbox of its conversation like any
/// other, so that it has its turn in order and never beside another one.
/// </summary>
public static class OwnEvent
{
    /// <summary>Begins the event ids of own events; no channel's ids do.</summary>
    public const string Prefix = "own/";

    /// <summary>Makes the row.</summary>
    /// <param name="replyToken">A free answer that was kept for it, or null.</param>
    /// <param name="id">What makes it one event: a second one with this id is passed over. At most 90 characters.</param>
    public static InboxEvent For(
        Conversation conversation,
        string id,
        Activity activity,
        ColumnProtector protector,
        Sequence sequence,
        DateTimeOffset now,
        string? replyToken = null
    )
    {
        var row = Guid.CreateVersion7(now);
        return new InboxEvent
        {
            Id = row,
            Channel = conversation.Channel,
            Account = conversation.Account,
            EventId = Prefix + id,
            ConversationKey = conversation.Key,
            // The platform's clock stays the measure of what is late.
            OccurredAt = conversation.LastOccurredAt,
            Sequence = sequence.Next(),
            ReceivedAt = now,
            DueAt = now,
            Payload = protector.Protect(
                InboxEvent.PayloadColumn,
                row.ToString("N"),
                JsonSerializer.SerializeToUtf8Bytes(activity with { ReplyToId = replyToken }, JsonSerializerOptions.Web)
            ),
        };
    }

    public static bool Is(InboxEvent one) => one.EventId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The event as a channel would have read it; answers go where the conversation's last ones went.</summary>
    internal static ChannelEvent Read(ReadOnlySpan<byte> payload, string? address)
    {
        var activity = JsonSerializer.Deserialize<Activity>(payload, JsonSerializerOptions.Web)!;
        return new ChannelEvent(activity with { ReplyToId = null }, address, activity.ReplyToId, MayAnswer: true);
    }
}

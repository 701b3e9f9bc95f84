using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>One line of what was said in a conversation the product keeps itself (web chat; LINE keeps its own).</summary>
public sealed class LoggedActivity
{
    public const string BodyColumn = "ActivityLog.Body";

    /// <summary>Pseudonym of the conversation.</summary>
    public required string ConversationKey { get; init; }

    /// <summary>1, 2, 3 … within the conversation, without gaps: a reader who has seen n has seen everything before n.</summary>
    public required long Sequence { get; init; }

    /// <summary>Names the activity on the wire; seals its body.</summary>
    public required Guid Id { get; init; }

    /// <summary>What makes a repeated append the same line; unique within the conversation.</summary>
    public required string Key { get; init; }

    /// <summary>Never before the line above it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The activity as JSON, without id, timestamp and place; null once it was erased.</summary>
    public ProtectedBytes? Body { get; set; }
}

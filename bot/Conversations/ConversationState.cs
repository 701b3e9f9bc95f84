namespace Channels.Bot.Conversations;

/// <summary>All the bot remembers of a conversation between turns. Nothing derived is kept.</summary>
public sealed record ConversationState
{
    /// <summary>Shape of this record; a reader that does not know it starts afresh and keeps a copy.</summary>
    public int Schema { get; init; } = 1;

    public string Language { get; init; } = "ja";
}

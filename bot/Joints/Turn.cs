using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Joints;

/// <summary>A turn that has been thought through and waits to be committed.</summary>
/// <param name="Event">The claimed event.</param>
/// <param name="Conversation">The conversation as read, or null for its first turn.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="Read">The event as the channel understands it.</param>
/// <param name="Before">The state before the step.</param>
/// <param name="Result">What the step wants.</param>
public sealed record Turn(
    InboxEvent Event,
    Conversation? Conversation,
    IChannel Channel,
    ChannelEvent Read,
    ConversationState Before,
    TurnResult Result
)
{
    /// <summary>Events that were heard together with this one, and end with it.</summary>
    public IReadOnlyList<InboxEvent> Together { get; init; } = [];
}

using Channels.Bot.Conversations;
using Channels.Bot.Telemetry;

namespace Channels.Bot.Turns;

/// <summary>A turn that has been thought through and waits to be committed.</summary>
/// <param name="Event">The claimed event.</param>
/// <param name="Conversation">The conversation as read, or null for its first turn.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="Read">The event as the channel understands it.</param>
/// <param name="Result">What the step wants.</param>
/// <param name="Moves">What it was on the way through a form.</param>
public sealed record Turn(
    InboxEvent Event,
    Conversation? Conversation,
    IChannel Channel,
    ChannelEvent Read,
    TurnResult Result,
    IReadOnlyList<FormMove> Moves
);

/// <summary>What became of a commit.</summary>
public enum CommitResult
{
    Done,

    /// <summary>The lease had gone to another worker; nothing was written.</summary>
    LeaseLost,

    /// <summary>The conversation had moved on; nothing was written and the event runs again.</summary>
    Conflict,
}

using Channels.Bot.Protection;

namespace Channels.Bot.Data.Dialects;

/// <summary>What a turn changes of its conversation.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="Version">The version it was read at: another one undoes the turn.</param>
/// <param name="State">Its state, sealed.</param>
/// <param name="LastOccurredAt">The latest event, by the platform's clock.</param>
/// <param name="Blocked">Whether the person receives nothing any more.</param>
/// <param name="WakeAt">When it is to be looked at by itself; null: never.</param>
/// <param name="Now">The time of the turn.</param>
public sealed record ConversationMove(
    string Key,
    int Version,
    ProtectedBytes State,
    long LastOccurredAt,
    bool Blocked,
    DateTimeOffset? WakeAt,
    DateTimeOffset Now
);

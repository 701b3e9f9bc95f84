using Channels.Bot.Activities;
using Channels.Bot.Conversations;

namespace Channels.Bot.Contract;

/// <summary>
/// The pure step every turn runs: no clock, no randomness, no I/O of its own. The same state, input and context give the
/// same result, so a turn that did not commit can simply run again.
/// </summary>
public interface ITurnStep
{
    TurnResult Step(ConversationState state, Activity input, TurnContext context);
}

/// <summary>What a step may know beside state and input.</summary>
/// <param name="Now">The instant of the turn, UTC.</param>
/// <param name="ChannelId">The channel the input came by, for example <c>line</c>.</param>
/// <param name="Entropy">32 unpredictable bytes that belong to this attempt at this event: the only randomness a step may use.</param>
/// <param name="IsLate">The input happened before something that was already handled (reordered or redelivered by the platform).</param>
public sealed record TurnContext(DateTimeOffset Now, string ChannelId, ReadOnlyMemory<byte> Entropy, bool IsLate = false)
{
    /// <summary>The event itself, the same at every attempt: names what is made once by it.</summary>
    public Guid EventId { get; init; }

    /// <summary>How long ago it was said when it had its turn.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>When it was said: きのう counts from here, however late it came.</summary>
    public DateTimeOffset SaidAt => Delay > TimeSpan.Zero ? Now - Delay : Now;

    /// <summary>How long it has been here when it has its turn; by one clock, whatever the platform's says.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>What the channel is like.</summary>
    public ChannelTraits Traits { get; init; } = new();

    /// <summary>What the step asked for when it ran on this input before; null when it runs for the first time.</summary>
    public Found? Found { get; init; }
}

/// <summary>What a step wants to become true; the worker commits all of it in one transaction, or nothing.</summary>
public sealed record TurnResult(ConversationState State, IReadOnlyList<Activity> Replies, IReadOnlyList<Effect> Effects)
{
    /// <summary>When the step wants to be run again though nobody said anything, UTC; null for never.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>What was taken out of the message, in the words in which the replies say it back; null: nothing. Who answers with
    /// other replies says it too.</summary>
    public string? Told { get; init; }

    /// <summary>Nothing is said beside it: somebody else may be about to read the screen.</summary>
    public bool IsAlone { get; init; }

    /// <summary>What the step must know before it can go on, or null.</summary>
    public Lookup? Asked
    {
        get
        {
            foreach (var effect in Effects)
            {
                if (effect is Lookup asked)
                    return asked;
            }

            return null;
        }
    }

    /// <summary>This result and what the step wanted once it knew: replies and effects in their order, without what was asked.</summary>
    public TurnResult And(TurnResult next) =>
        next with
        {
            Replies = [.. Replies, .. next.Replies],
            Effects = [.. Effects.Where(e => e is not Lookup), .. next.Effects],
        };

    public static TurnResult Silent(ConversationState state) => new(state, [], []);
}

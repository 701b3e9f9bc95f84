using Channels.Bot.Joints;

namespace Channels.Bot.Turns;

/// <summary>What is to become of a claimed event.</summary>
public abstract record Thought
{
    /// <summary>It has its turn.</summary>
    public sealed record Answered(Turn Turn) : Thought;

    /// <summary>It ends without one.</summary>
    /// <param name="Outcome">Stable code of why.</param>
    /// <param name="Erase">Whether what it said must not stay.</param>
    public sealed record Ended(string Outcome, bool Erase = false) : Thought;

    /// <summary>It is looked at again then: something that belongs to it is still to come.</summary>
    public sealed record Waits(DateTimeOffset Until) : Thought;

    /// <summary>It takes a message back where the bot does not answer.</summary>
    public sealed record Forgets(string MessageId) : Thought;
}

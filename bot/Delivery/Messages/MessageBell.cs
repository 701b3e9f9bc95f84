using System.Collections.Concurrent;
using Channels.Bot.Joints;
using Channels.Bot.Queue;

namespace Channels.Bot.Delivery.Messages;

/// <summary>Rung when messages were put into the outbox; each channel's sender listens to its own.</summary>
public sealed class MessageBell : IAfterTurn, IDisposable
{
    private readonly ConcurrentDictionary<string, Doorbell> bells = new(StringComparer.Ordinal);

    /// <summary>For all channels.</summary>
    public void Ring()
    {
        foreach (var bell in bells.Values)
            bell.Ring();
    }

    public void After(Turn turn)
    {
        if (turn.Result.Replies.Count > 0)
            Of(turn.Channel.Name).Ring();
    }

    public void Dispose()
    {
        foreach (var bell in bells.Values)
            bell.Dispose();
    }

    internal Doorbell Of(string channel) => bells.GetOrAdd(channel, _ => new Doorbell());
}

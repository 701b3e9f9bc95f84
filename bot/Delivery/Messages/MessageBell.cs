using Channels.Bot.Joints;
using Channels.Bot.Queue;

namespace Channels.Bot.Delivery.Messages;

/// <summary>Rung when messages were put into the outbox.</summary>
public sealed class MessageBell : IAfterTurn, IDisposable
{
    internal Doorbell Bell { get; } = new();

    public void Ring() => Bell.Ring();

    public void After(Turn turn)
    {
        if (turn.Result.Replies.Count > 0)
            Ring();
    }

    public void Dispose() => Bell.Dispose();
}

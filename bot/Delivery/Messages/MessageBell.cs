using Channels.Bot.Queue;

namespace Channels.Bot.Delivery.Messages;

/// <summary>Rung when messages were put into the outbox.</summary>
public sealed class MessageBell : IDisposable
{
    internal Doorbell Bell { get; } = new();

    public void Ring() => Bell.Ring();

    public void Dispose() => Bell.Dispose();
}

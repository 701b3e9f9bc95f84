using Channels.Bot.Queue;

namespace Channels.Bot.Intake;

/// <summary>Rung when events were stored.</summary>
public sealed class TurnBell : IDisposable
{
    internal Doorbell Bell { get; } = new();

    public void Ring() => Bell.Ring();

    public void Dispose() => Bell.Dispose();
}

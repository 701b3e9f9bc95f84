using Channels.Bot.Queue;

namespace Channels.Webhooks.Answers;

/// <summary>Rung on the node that wrote an entry, so that it answers at once; the others find it by looking.</summary>
internal sealed class EntryBell : IDisposable
{
    public Doorbell Bell { get; } = new();

    public void Ring() => Bell.Ring();

    public void Dispose() => Bell.Dispose();
}

using System.Collections.Concurrent;
using Channels.Bot.Telemetry;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>How many streams are open on this node, altogether and of one conversation.</summary>
internal sealed class StreamPlaces(ChannelsMeter meter, IOptions<WebChatOptions> options)
{
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);
    private int all;

    /// <summary>Whether this node has no place for another stream.</summary>
    public bool IsFull => Volatile.Read(ref all) >= options.Value.MostSockets;

    /// <summary>Takes a place, which <see cref="Leave"/> gives back in any case.</summary>
    /// <returns>False when the conversation has too many already.</returns>
    public bool Enter(string conversation)
    {
        var mine = open.AddOrUpdate(conversation, 1, (_, n) => n + 1);
        Interlocked.Increment(ref all);
        meter.ChatStreams.Add(1);
        return mine <= options.Value.SocketsPerConversation;
    }

    public void Leave(string conversation)
    {
        meter.ChatStreams.Add(-1);
        Interlocked.Decrement(ref all);
        if (open.AddOrUpdate(conversation, 0, (_, n) => n - 1) == 0)
            open.TryRemove(new KeyValuePair<string, int>(conversation, 0));
    }
}

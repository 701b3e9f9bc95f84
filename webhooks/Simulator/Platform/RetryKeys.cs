using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>The memory of accepted retry keys, 24 hours long; the same key sends again after that.</summary>
internal sealed class RetryKeys(TimeProvider time)
{
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);
    private const int Capacity = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AcceptedRequest> _accepted = [];
    private readonly Queue<(string Key, AcceptedRequest Request)> _byAge = new();

    public AcceptedRequest? Find(EmulatedChannel channel, Guid key)
    {
        lock (_gate)
        {
            Prune();
            return _accepted.GetValueOrDefault(KeyOf(channel, key));
        }
    }

    public void Remember(EmulatedChannel channel, Guid key, AcceptedRequest request)
    {
        lock (_gate)
        {
            Prune();
            _accepted[KeyOf(channel, key)] = request;
            _byAge.Enqueue((KeyOf(channel, key), request));
        }
    }

    private void Prune()
    {
        var now = time.GetUtcNow();
        while (_byAge.TryPeek(out var oldest) && (now - oldest.Request.AcceptedAt >= Memory || _byAge.Count > Capacity))
        {
            _byAge.Dequeue();
            _accepted.Remove(oldest.Key);
        }
    }

    private static string KeyOf(EmulatedChannel channel, Guid key) => channel.ChannelId + "/" + key.ToString("D");
}

/// <summary>What was answered to the first accepted request of a retry key.</summary>
/// <param name="RequestId">The <c>x-line-request-id</c> of that request.</param>
/// <param name="SentMessages">Its <c>sentMessages</c>, for a push.</param>
/// <param name="BodyHash">SHA-256 of its body, to notice a key used for something else.</param>
/// <param name="AcceptedAt">When it was accepted.</param>
internal sealed record AcceptedRequest(string RequestId, JsonArray? SentMessages, string BodyHash, DateTimeOffset AcceptedAt);

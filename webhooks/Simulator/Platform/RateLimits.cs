using System.Collections.Concurrent;

namespace Channels.Simulator;

/// <summary>A token bucket for each channel and endpoint; the sizes are LINE's published requests per second.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Channel, ApiKind Kind), Bucket> _buckets = new();
    private readonly ConcurrentDictionary<ApiKind, int> _perSecond = new(
        new Dictionary<ApiKind, int> { [ApiKind.Multicast] = 200, [ApiKind.Loading] = 100 }
    );

    /// <summary>Changes an endpoint's requests per second for all channels; buckets start full again.</summary>
    public void Set(ApiKind kind, int perSecond)
    {
        _perSecond[kind] = perSecond;
        _buckets.Clear();
    }

    public bool TryTake(EmulatedChannel channel, ApiKind kind)
    {
        var rate = _perSecond.GetValueOrDefault(kind, 2_000);
        var bucket = _buckets.GetOrAdd((channel.ChannelId, kind), _ => new Bucket(rate, time.GetTimestamp()));
        return bucket.TryTake(rate, time);
    }

    private sealed class Bucket(int full, long since)
    {
        private readonly Lock _gate = new();
        private double _tokens = full;
        private long _since = since;

        public bool TryTake(int rate, TimeProvider time)
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(rate, _tokens + (time.GetElapsedTime(_since, now).TotalSeconds * rate));
                _since = now;
                if (_tokens < 1)
                    return false;
                _tokens -= 1;
                return true;
            }
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary>How often each holder called in this minute, at this node. Counted here and not by the framework's limiter, which does not tell
/// when its window ends: callers are told.</summary>
internal sealed class KeyLimits(IOptionsMonitor<ApiOptions> api, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (long Minute, int Calls)> counted = new(StringComparer.Ordinal);

    /// <summary>Counts one call.</summary>
    public LimitState Count(string holder)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var (minute, most) = (now / 60, Math.Max(1, api.CurrentValue.CallsPerMinute));
        var (_, calls) = counted.AddOrUpdate(
            holder,
            _ => (minute, 1),
            (_, before) => before.Minute == minute ? (minute, Math.Min(before.Calls, most) + 1) : (minute, 1)
        );
        return new LimitState(most, Math.Max(0, most - calls), (int)(60 - (now % 60)), calls <= most);
    }
}

/// <summary>Where a holder stands.</summary>
/// <param name="Most">Calls in a minute.</param>
/// <param name="Left">Of these, how many are left.</param>
/// <param name="Seconds">Until they begin anew.</param>
/// <param name="IsWithin">This call is one of them.</param>
internal readonly record struct LimitState(int Most, int Left, int Seconds, bool IsWithin);

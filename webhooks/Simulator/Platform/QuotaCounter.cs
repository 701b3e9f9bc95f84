namespace Channels.Simulator;

/// <summary>The monthly message quota of a channel: counts recipients of pushes, never replies.</summary>
internal sealed class QuotaCounter
{
    // LINE's months begin in Japan; Japan has no summer time.
    private static readonly TimeSpan Jst = TimeSpan.FromHours(9);

    private readonly Lock _gate = new();
    private int _month;
    private long _used;

    /// <summary>Messages a month, or <c>null</c> for an account without a limit.</summary>
    public long? Limit { get; set; }

    /// <summary>Counts <paramref name="recipients"/>; <c>false</c> (and nothing counted) when the month's limit would be passed.</summary>
    public bool TryConsume(int recipients, DateTimeOffset now)
    {
        lock (_gate)
        {
            Roll(now);
            if (Limit is { } limit && _used + recipients > limit)
                return false;
            _used += recipients;
            return true;
        }
    }

    public long Used(DateTimeOffset now)
    {
        lock (_gate)
        {
            Roll(now);
            return _used;
        }
    }

    private void Roll(DateTimeOffset now)
    {
        var local = now.ToOffset(Jst);
        var month = (local.Year * 12) + local.Month;
        if (month == _month)
            return;
        _month = month;
        _used = 0;
    }
}

namespace Channels.Bot.Data;

/// <summary>Ever-growing numbers of this node, close to the clock (microseconds since 1970): the order of arrival.</summary>
public sealed class Sequence(TimeProvider clock)
{
    private long last;

    public long Next()
    {
        var now = UnixMicrosecondsConverter.ToMicroseconds(clock.GetUtcNow());
        while (true)
        {
            var seen = Volatile.Read(ref last);
            var next = Math.Max(seen + 1, now);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
                return next;
        }
    }
}

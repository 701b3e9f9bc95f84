namespace Channels.Bot.Queue;

/// <summary>Capped exponential waiting. Spread comes from the row's id, so that a plan is a pure function.</summary>
/// <param name="First">Wait after the first failure.</param>
/// <param name="Longest">No wait is longer.</param>
/// <param name="Least">The least share of the whole wait; 0 spreads a crowd over all of it.</param>
public sealed record RetryPlan(TimeSpan First, TimeSpan Longest, double Least = 0.5)
{
    /// <summary>How long to wait after <paramref name="attempts"/> failed attempts (1 or more).</summary>
    public TimeSpan After(int attempts, Guid row)
    {
        var doublings = Math.Clamp(attempts - 1, 0, 30);
        var whole = Math.Min(First.TotalMilliseconds * Math.Pow(2, doublings), Longest.TotalMilliseconds);

        // Between the least share and all of it, different for every row and attempt, so that a crowd does not come back at once.
        var spread = (uint)HashCode(row, attempts) % 1000 / 1000.0;
        return TimeSpan.FromMilliseconds(whole * (Least + (spread * (1 - Least))));
    }

    private static int HashCode(Guid row, int attempts)
    {
        Span<byte> bytes = stackalloc byte[16];
        row.TryWriteBytes(bytes);
        return BitConverter.ToInt32(bytes[12..]) ^ (attempts * -1640531527);
    }
}

namespace Channels.Bot.Queue;

/// <summary>
/// Stops calls to a place that fails one after the other, and lets a single one try when some time has passed. Of this node only: each
/// finds out for itself.
/// </summary>
public sealed class Breaker(int breaksAfter, TimeSpan breakFor, TimeProvider clock)
{
    private readonly Lock gate = new();
    private int failures;
    private bool isProbing;
    private DateTimeOffset? openUntil;

    /// <summary><c>closed</c> (all is well), <c>open</c> (nothing is sent) or <c>half-open</c> (one call tries).</summary>
    public string State
    {
        get
        {
            lock (gate)
            {
                return openUntil is not { } until ? "closed"
                    : isProbing || clock.GetUtcNow() >= until ? "half-open"
                    : "open";
            }
        }
    }

    /// <summary>How many calls may begin now, of <paramref name="wanted"/>. One that is let through to try must be reported.</summary>
    public int Admit(int wanted)
    {
        lock (gate)
        {
            if (openUntil is not { } until)
                return wanted;
            if (isProbing || clock.GetUtcNow() < until)
                return 0;
            isProbing = true;
            return Math.Min(1, wanted);
        }
    }

    /// <summary>It answered, if only with a refusal.</summary>
    public void Answered()
    {
        lock (gate)
            (failures, isProbing, openUntil) = (0, false, null);
    }

    /// <summary>It did not answer, or not now.</summary>
    public void Failed()
    {
        lock (gate)
        {
            failures++;
            if (isProbing || failures >= breaksAfter)
                (isProbing, openUntil) = (false, clock.GetUtcNow() + breakFor);
        }
    }

    /// <summary>Nothing was sent after all: the next may try.</summary>
    public void NotTried()
    {
        lock (gate)
            isProbing = false;
    }
}

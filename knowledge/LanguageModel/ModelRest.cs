namespace Channels.Knowledge.LanguageModel;

/// <summary>After some failures in a row the endpoint is left alone for a while, so that not every asker waits for it in vain.</summary>
internal sealed class ModelRest(TimeProvider clock)
{
    private const int Failures = 3;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private int inARow;
    private DateTimeOffset until;

    public bool IsResting
    {
        get
        {
            lock (gate)
                return clock.GetUtcNow() < until;
        }
    }

    /// <param name="answered">Whether the endpoint answered at all, well or badly.</param>
    public void Note(bool answered)
    {
        lock (gate)
        {
            inARow = answered ? 0 : inARow + 1;
            if (inARow < Failures)
                return;
            until = clock.GetUtcNow() + Length;
            inARow = Failures - 1; // one more failure after the rest is enough
        }
    }
}

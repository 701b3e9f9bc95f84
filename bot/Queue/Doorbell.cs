namespace Channels.Bot.Queue;

/// <summary>Wakes a worker of this process when there is something to do; rings that nobody hears are kept as one.</summary>
public sealed class Doorbell : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        try
        {
            if (bell.CurrentCount == 0)
                bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another ring was faster; one is enough.
        }
    }

    /// <summary>Returns at the next ring, or after <paramref name="atMost"/> of the given clock.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await bell.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody rang: time for a look of our own.
        }
    }

    public void Dispose() => bell.Dispose();
}

using Microsoft.Extensions.Logging;

namespace Channels.Bot.Queue;

/// <summary>
/// The loop of every worker: claim as many due rows as there are free hands, work on them side by side, claim again. Slow
/// work on one row never holds up another. Crash-safe by construction: what it held comes back when the lease ends.
/// </summary>
/// <typeparam name="T">The claimed row.</typeparam>
internal sealed class LeaseLoop<T>(string name, int hands, TimeSpan poll, Doorbell bell, TimeProvider clock, ILogger logger) : IDisposable
{
    private readonly Doorbell freed = new();
    private int busy;

    /// <param name="claim">Claims at most so many rows and commits the claim.</param>
    /// <param name="start">Starts the work on claimed rows; one task a row. Tasks handle their own failures.</param>
    public async Task RunAsync(
        Func<int, CancellationToken, Task<IReadOnlyList<T>>> claim,
        Func<IReadOnlyList<T>, IEnumerable<Task>> start,
        CancellationToken stopping
    )
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(claim, start, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // The database may be away for a while; the worker outlives that.
            catch (Exception error)
#pragma warning restore CA1031
            {
                QueueLog.ClaimFailed(logger, name, error);
                await bell.WaitAsync(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
            }
        }

        // What is in flight finishes; its calls have time limits of their own.
        while (Volatile.Read(ref busy) > 0)
            await freed.WaitAsync(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
    }

    public void Dispose() => freed.Dispose();

    private async Task RoundAsync(
        Func<int, CancellationToken, Task<IReadOnlyList<T>>> claim,
        Func<IReadOnlyList<T>, IEnumerable<Task>> start,
        CancellationToken stopping
    )
    {
        // A quarter of the hands free, or none busy: fewer claims, each for more rows.
        while (hands - Volatile.Read(ref busy) < Math.Max(1, hands / 4))
            await freed.WaitAsync(TimeSpan.FromSeconds(1), clock, stopping);
        var free = hands - Volatile.Read(ref busy);
        var claimed = await claim(free, stopping);
        if (claimed.Count == 0)
        {
            await bell.WaitAsync(poll, clock, stopping);
            return;
        }

        Interlocked.Add(ref busy, claimed.Count);
        foreach (var task in start(claimed))
            _ = task.ContinueWith(
                _ => Freed(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
    }

    private void Freed()
    {
        Interlocked.Decrement(ref busy);
        freed.Ring();
    }
}

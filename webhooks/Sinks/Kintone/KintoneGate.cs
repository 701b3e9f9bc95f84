using System.Threading.RateLimiting;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>Lets a call through: this node's rate, and what all nodes together may ask in a day.</summary>
/// <param name="spend">Takes one call out of the day; null when there was one, else how long until the next day.</param>
internal sealed class KintoneGate(KintoneOptions options, Func<CancellationToken, Task<TimeSpan?>> spend) : IDisposable
{
    private readonly TokenBucketRateLimiter bucket = new(
        new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1 / options.CallsPerSecond),
            QueueLimit = int.MaxValue,
            AutoReplenishment = true,
        }
    );

    /// <param name="isPaid">The day's budget has this call already.</param>
    /// <returns>How long nothing more may be asked; null: go.</returns>
    public async Task<TimeSpan?> WaitAsync(bool isPaid, CancellationToken stop)
    {
        if (!isPaid && await spend(stop) is { } rest)
            return rest;
        using var pass = await bucket.AcquireAsync(1, stop);
        return null;
    }

    public void Dispose() => bucket.Dispose();
}

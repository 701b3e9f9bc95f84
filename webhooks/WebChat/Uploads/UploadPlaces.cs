using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// How many uploads are read at once: what is read lies in memory until it was looked at (papers of people are not laid on a disk as they
/// came), so their number bounds the memory, and no address takes every place. Who finds none is told to come again.
/// </summary>
internal sealed class UploadPlaces : IAsyncDisposable
{
    private readonly ConcurrencyLimiter all;
    private readonly PartitionedRateLimiter<string> ofAddress;
    private readonly TimeSpan longest;
    private readonly TimeProvider clock;

    public UploadPlaces(IOptions<WebChatOptions> options, TimeProvider clock)
    {
        var limits = options.Value;
        this.clock = clock;
        longest = limits.UploadWaits;
        all = new ConcurrencyLimiter(Limits(limits.UploadsAtOnce));
        ofAddress = PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetConcurrencyLimiter(address, _ => Limits(limits.UploadsPerAddress))
        );
    }

    /// <summary>A place to read in, given back when it is disposed; null when none came free in <see cref="WebChatOptions.UploadWaits"/>,
    /// or too many wait already.</summary>
    public async Task<IDisposable?> EnterAsync(ChatSession session, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        RateLimitLease? own = null;
        try
        {
            own = await ofAddress.AcquireAsync(session.From ?? "unknown", 1, either.Token);
            if (own.IsAcquired && await all.AcquireAsync(1, either.Token) is { IsAcquired: true } place)
            {
                var entered = new Place(own, place);
                own = null;
                return entered;
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            own?.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ofAddress.DisposeAsync();
        await all.DisposeAsync();
    }

    private static ConcurrencyLimiterOptions Limits(int most) =>
        new()
        {
            PermitLimit = most,
            QueueLimit = 4 * most,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };

    private sealed class Place(RateLimitLease own, RateLimitLease place) : IDisposable
    {
        public void Dispose()
        {
            place.Dispose();
            own.Dispose();
        }
    }
}

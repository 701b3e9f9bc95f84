using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Keeps one conversation from taking the room of all. Messages over the rate wait and are answered late, because clients show
/// a 429 as a failure and do not try again; only a flood is refused.
/// </summary>
internal sealed class ChatLimits : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<string> messages;
    private readonly PartitionedRateLimiter<string> sessions;

    public ChatLimits(IOptions<WebChatOptions> options)
    {
        var limits = options.Value;
        messages = PartitionedRateLimiter.Create<string, string>(conversation =>
            RateLimitPartition.GetTokenBucketLimiter(
                conversation,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.Burst,
                    TokensPerPeriod = limits.PerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = limits.MostWaiting,
                    QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                }
            )
        );
        sessions = PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetFixedWindowLimiter(
                address,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = limits.SessionsPerMinute, Window = TimeSpan.FromMinutes(1) }
            )
        );
    }

    /// <summary>Returns when the message may be taken; false when too many wait already.</summary>
    public async Task<bool> WaitAsync(string conversation, CancellationToken cancellationToken)
    {
        using var lease = await messages.AcquireAsync(conversation, 1, cancellationToken);
        return lease.IsAcquired;
    }

    public bool MayOpen(IPAddress? address)
    {
        using var lease = sessions.AttemptAcquire(address?.ToString() ?? "unknown");
        return lease.IsAcquired;
    }

    public async ValueTask DisposeAsync()
    {
        await messages.DisposeAsync();
        await sessions.DisposeAsync();
    }
}

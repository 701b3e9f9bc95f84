using System.Globalization;
using System.Threading.RateLimiting;
using Channels.Webhooks.Inbound;
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
    private readonly PartitionedRateLimiter<string> conversationBytes;
    private readonly PartitionedRateLimiter<string> addressBytes;

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
        conversationBytes = BytesADay(limits.BytesPerConversation);
        addressBytes = BytesADay(limits.BytesPerAddress);
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

    /// <summary>Whether one more may be opened from this address now; if not, the answer says when.</summary>
    public bool MayOpen(HttpContext context)
    {
        using var lease = sessions.AttemptAcquire(ClientAddress.Of(context));
        if (!lease.IsAcquired && lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return lease.IsAcquired;
    }

    /// <summary>Whether so many bytes of files may be kept today; of this conversation, and of the address it was opened from.</summary>
    public bool MayKeep(ChatSession session, long bytes)
    {
        if (bytes > int.MaxValue)
            return false;
        using var mine = conversationBytes.AttemptAcquire(session.ConversationId, (int)bytes);
        if (!mine.IsAcquired)
            return false;
        using var ours = addressBytes.AttemptAcquire(session.From ?? "unknown", (int)bytes);
        return ours.IsAcquired;
    }

    private static PartitionedRateLimiter<string> BytesADay(int most) =>
        PartitionedRateLimiter.Create<string, string>(whose =>
            RateLimitPartition.GetFixedWindowLimiter(
                whose,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromDays(1) }
            )
        );

    public async ValueTask DisposeAsync()
    {
        await conversationBytes.DisposeAsync();
        await addressBytes.DisposeAsync();
        await messages.DisposeAsync();
        await sessions.DisposeAsync();
    }
}

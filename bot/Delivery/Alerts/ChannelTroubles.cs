using System.Collections.Concurrent;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>
/// Accounts through which nothing can be sent until somebody mends it: the duty desk hears of each once, and whoever looks at this node's
/// readiness sees it until a message went through again.
/// </summary>
public sealed class ChannelTroubles(IStore store, AlertIntake alerts, TimeProvider clock)
{
    private static readonly TimeSpan ToldAgain = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<(string Account, string Trouble), DateTimeOffset> open = new();

    /// <summary>What is in the way now, as <c>channel/account trouble</c>.</summary>
    public IReadOnlyList<string> Now => [.. open.Keys.Select(k => $"{k.Account} {k.Trouble}").Order(StringComparer.Ordinal)];

    /// <summary>A call was refused for it.</summary>
    internal async Task BeginAsync(OutgoingMessage message, string trouble)
    {
        var (account, now) = (AccountOf(message), clock.GetUtcNow());
        if (open.TryGetValue((account, trouble), out var since) && now - since < ToldAgain)
            return;
        open[(account, trouble)] = now;
        await store.WriteAsync(
            async (db, stop) =>
            {
                if (await db.Alerts.AnyAsync(a => a.Status == AlertStatus.Open && a.Kind == trouble && a.Route == account, stop))
                    return Written.Undo(false);
                alerts.Add(db, new RaiseAlert(trouble, null, null, account), conversationKey: null);
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            CancellationToken.None
        );
    }

    /// <summary>A call went through.</summary>
    /// <param name="message">What was sent.</param>
    /// <param name="isPush">A free reply says nothing of the limit.</param>
    internal void Over(OutgoingMessage message, bool isPush)
    {
        if (open.IsEmpty)
            return;
        open.TryRemove((AccountOf(message), ChannelTrouble.Token), out _);
        if (isPush)
            open.TryRemove((AccountOf(message), ChannelTrouble.Limit), out _);
    }

    private static string AccountOf(OutgoingMessage message) => $"{message.Channel}/{message.Account}";
}

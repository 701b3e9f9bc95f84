using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Messages;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery;

/// <summary>Since when the oldest event, message and alert waits: the age tells whether this house keeps up.</summary>
public sealed class OldestWaiting(IStore store, TimeProvider clock)
{
    private const int MostCounted = 1000;

    public Task<WaitingSince> ReadAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        return store.ReadAsync(
            async (db, stop) =>
                new WaitingSince(
                    await db
                        .Inbox.Where(e => e.Status == InboxStatus.Open)
                        .OrderBy(e => e.Sequence)
                        .Select(e => (DateTimeOffset?)e.ReceivedAt)
                        .FirstOrDefaultAsync(stop),
                    await db
                        .Outgoing.Where(m => m.Status == OutgoingStatus.Ready)
                        .OrderBy(m => m.Sequence)
                        .Select(m => (DateTimeOffset?)m.CreatedAt)
                        .FirstOrDefaultAsync(stop),
                    await db
                        .Alerts.Where(a => a.Status == AlertStatus.Open)
                        .OrderBy(a => a.CreatedAt)
                        .Select(a => (DateTimeOffset?)a.CreatedAt)
                        .FirstOrDefaultAsync(stop),
                    await db.Alerts.CountAsync(a => a.Status == AlertStatus.Open && a.Kind == RaiseAlert.TurnFailed, stop),
                    await db.Outgoing.CountAsync(
                        m => m.Status == OutgoingStatus.Unknown && m.FinishedAt > since && !m.Code!.EndsWith(MessageForgetting.Forgotten),
                        stop
                    ),
                    await db.SinkItems.Where(i => i.Status == SinkItemStatus.Dead).Take(MostCounted).CountAsync(stop)
                ),
            cancellationToken
        );
    }
}

/// <summary>Since when the oldest of each kind waits, UTC; null when none does.</summary>
/// <param name="TurnsGivenUp">Conversations in which a message was given up and of which nobody took the alert.</param>
/// <param name="UnknownMessages">Answers of the last 24 hours of which nobody knows whether they arrived.</param>
/// <param name="SinkDeadLetters">Versions that a sink did not take and a person decides on, at most counted to 1,000.</param>
public sealed record WaitingSince(
    DateTimeOffset? Event,
    DateTimeOffset? Message,
    DateTimeOffset? Alert,
    int TurnsGivenUp,
    int UnknownMessages,
    int SinkDeadLetters
);

using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery;

/// <summary>Since when the oldest event, message and alert waits: the age tells whether this house keeps up.</summary>
public sealed class OldestWaiting(IStore store)
{
    public Task<WaitingSince> ReadAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
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
                    await db.Alerts.CountAsync(a => a.Status == AlertStatus.Open && a.Kind == RaiseAlert.TurnFailed, stop)
                ),
            cancellationToken
        );
}

/// <summary>Since when the oldest of each kind waits, UTC; null when none does.</summary>
/// <param name="TurnsGivenUp">Conversations in which a message was given up and of which nobody took the alert.</param>
public sealed record WaitingSince(DateTimeOffset? Event, DateTimeOffset? Message, DateTimeOffset? Alert, int TurnsGivenUp);

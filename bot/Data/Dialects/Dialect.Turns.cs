using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data.Dialects;

/// <content>The updates that every turn and every delivery makes, in one place because they decide how many turns there are a
/// second.</content>
public abstract partial class Dialect
{
    /// <summary>Ends a claimed event.</summary>
    /// <returns>False when its lease has gone to somebody else.</returns>
    public virtual async Task<bool> EndEventAsync(
        ChannelsDb db,
        InboxEvent one,
        string outcome,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        await db
            .Inbox.Where(e => e.Id == one.Id && e.LeaseToken == one.LeaseToken && e.Status == InboxStatus.Open)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(e => e.Status, InboxStatus.Done)
                        .SetProperty(e => e.Outcome, outcome)
                        .SetProperty(e => e.FinishedAt, now)
                        .SetProperty(e => e.LeaseToken, (Guid?)null)
                        .SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null),
                stop
            ) == 1;

    /// <summary>Moves a conversation on.</summary>
    /// <returns>False when another turn has moved it meanwhile.</returns>
    public virtual async Task<bool> MoveAsync(ChannelsDb db, ConversationMove move, CancellationToken stop) =>
        await db
            .Conversations.Where(c => c.Key == move.Key && c.Version == move.Version)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.State, move.State)
                        .SetProperty(c => c.Version, move.Version + 1)
                        .SetProperty(c => c.LastOccurredAt, move.LastOccurredAt)
                        .SetProperty(c => c.Blocked, move.Blocked)
                        .SetProperty(c => c.WakeAt, move.WakeAt)
                        .SetProperty(c => c.UpdatedAt, move.Now),
                stop
            ) == 1;

    /// <summary>Ends a claimed message that is not to be sent again: nothing of it is kept but what became of it.</summary>
    /// <returns>False when its lease has gone to somebody else.</returns>
    public virtual async Task<bool> EndMessageAsync(ChannelsDb db, OutgoingMessage message, MessageEnd end, CancellationToken stop) =>
        await db
            .Outgoing.Where(m => m.Id == message.Id && m.LeaseToken == message.LeaseToken && m.Status == OutgoingStatus.Ready)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Status, end.Status)
                        .SetProperty(m => m.Code, end.Code)
                        .SetProperty(m => m.RequestId, end.RequestId)
                        .SetProperty(m => m.FinishedAt, end.Now)
                        .SetProperty(m => m.Body, (ProtectedBytes?)null)
                        .SetProperty(m => m.Address, (ProtectedBytes?)null)
                        .SetProperty(m => m.ReplyToken, (ProtectedBytes?)null)
                        .SetProperty(m => m.LeaseToken, (Guid?)null)
                        .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null),
                stop
            ) == 1;
}

using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>Takes due events by lease, and reads what their turns need, in one query for all.</summary>
public sealed class TurnClaims(IStore store, TimeProvider clock, IOptions<TurnOptions> options)
{
    /// <summary>Claims at most so many events, each the head of its conversation.</summary>
    public async Task<IReadOnlyList<InboxEvent>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = Guid.CreateVersion7(now);
        return await store.WriteAsync(
            async (db, stop) =>
            {
                var claimed = await store.Dialect.ClaimEventsAsync(db, new Claim(now, token, now + options.Value.Lease, most), stop);
                return Written.Keep<IReadOnlyList<InboxEvent>>(claimed);
            },
            cancellationToken
        );
    }

    /// <summary>Puts a claimed event back until then; that it was looked at is no failed attempt.</summary>
    internal Task<CommitResult> PostponeAsync(InboxEvent one, DateTimeOffset until) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                var rows = await db
                    .Inbox.Where(e => e.Id == one.Id && e.LeaseToken == one.LeaseToken && e.Status == InboxStatus.Open)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(e => e.DueAt, until)
                                .SetProperty(e => e.Attempts, one.Attempts - 1)
                                .SetProperty(e => e.LeaseToken, (Guid?)null)
                                .SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null),
                        stop
                    );
                return rows == 1 ? Written.Keep(CommitResult.Done) : Written.Undo(CommitResult.LeaseLost);
            },
            CancellationToken.None
        );

    /// <summary>Whether something else of the conversation waits behind an event.</summary>
    internal Task<bool> HasMoreAsync(InboxEvent one) =>
        store.ReadAsync(
            (db, stop) =>
                db.Inbox.AnyAsync(
                    e =>
                        e.Status == InboxStatus.Open
                        && e.ConversationKey == one.ConversationKey
                        && e.Id != one.Id
                        && !e.EventId.StartsWith(OwnEvent.Prefix),
                    stop
                ),
            CancellationToken.None
        );

    /// <summary>The conversations of claimed events, and which of their messages were taken back.</summary>
    internal async Task<ClaimedContext> ReadAsync(IReadOnlyList<InboxEvent> claimed)
    {
        // The conversations of a claim are distinct.
        var keys = claimed.Select(e => e.ConversationKey).ToList();
        var messages = claimed.Select(e => e.MessageKey).OfType<string>().ToList();
        return await store.ReadAsync(
            async (db, stop) =>
            {
                var conversations = await db.Conversations.Where(c => keys.Contains(c.Key)).ToDictionaryAsync(c => c.Key, stop);
                var takenBack =
                    messages.Count == 0
                        ? []
                        : await db.TakenBack.Where(t => messages.Contains(t.MessageKey)).Select(t => t.MessageKey).ToListAsync(stop);
                return new ClaimedContext(conversations, [.. takenBack]);
            },
            CancellationToken.None
        );
    }
}

/// <summary>What the turns of one claim need.</summary>
/// <param name="Conversations">By key.</param>
/// <param name="TakenBack">Pseudonyms of messages that were taken back before their turn.</param>
internal sealed record ClaimedContext(Dictionary<string, Conversation> Conversations, HashSet<string> TakenBack);

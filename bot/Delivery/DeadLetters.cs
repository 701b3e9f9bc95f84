using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Intake;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery;

/// <summary>What was given up, with the reason and nothing personal; and the way to try it again.</summary>
public sealed class DeadLetters(IStore store, TurnBell turns, MessageBell messages, SinkIntake sinks, TimeProvider clock)
{
    private const int MostOfAKind = 100;

    /// <summary>Events given up, messages refused, and what sinks did not take; newest first, at most 100 of a kind.</summary>
    public Task<List<DeadLetter>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            async (db, stop) =>
            {
                var events = await db
                    .Inbox.Where(e => e.Status == InboxStatus.Dead)
                    .OrderByDescending(e => e.FinishedAt)
                    .Take(MostOfAKind)
                    .Select(e => new DeadLetter(
                        e.Id,
                        "event",
                        e.Channel,
                        e.Account,
                        e.Outcome,
                        e.Attempts,
                        e.FinishedAt,
                        e.ConversationKey,
                        db.Submissions.Where(s => s.ConversationKey == e.ConversationKey)
                            .OrderByDescending(s => s.SubmittedAt)
                            .Select(s => s.Reference)
                            .FirstOrDefault(),
                        null
                    ))
                    .ToListAsync(stop);
                var refused = await db
                    .Outgoing.Where(m => m.Status == OutgoingStatus.Refused)
                    .OrderByDescending(m => m.FinishedAt)
                    .Take(MostOfAKind)
                    .Select(m => new DeadLetter(
                        m.Id,
                        "message",
                        m.Channel,
                        m.Account,
                        m.Code,
                        m.Attempts,
                        m.FinishedAt,
                        m.ConversationKey,
                        db.Submissions.Where(s => s.ConversationKey == m.ConversationKey)
                            .OrderByDescending(s => s.SubmittedAt)
                            .Select(s => s.Reference)
                            .FirstOrDefault(),
                        null
                    ))
                    .ToListAsync(stop);
                var unsunk = await db
                    .SinkItems.Where(i => i.Status == SinkItemStatus.Dead)
                    .OrderByDescending(i => i.DiedAt)
                    .Take(MostOfAKind)
                    .Select(i => new DeadLetter(i.Id, "submission", i.Sink, "", i.Code, i.Attempts, i.DiedAt, null, i.Reference, i.Answer))
                    .ToListAsync(stop);
                return events.Concat(refused).Concat(unsunk).OrderByDescending(l => l.At).ToList();
            },
            cancellationToken
        );

    /// <summary>Tries a dead letter again: the same row, the same retry key.</summary>
    /// <returns>False when there is none of that id.</returns>
    public async Task<bool> RedriveAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await store.WriteAsync(
            async (db, stop) =>
            {
                if (await ReopenAsync(db, id, now, stop) == 0)
                    return Written.Undo(false);
                AuditLog.Add(db, now, by, "dead-letter.redriven", id.ToString("N"));
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            cancellationToken
        );
        if (!found)
            return false;
        turns.Ring();
        messages.Ring();
        sinks.Ring();
        return true;
    }

    private static async Task<int> ReopenAsync(ChannelsDb db, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        var events = await db
            .Inbox.Where(e => e.Id == id && e.Status == InboxStatus.Dead)
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.Status, InboxStatus.Open).SetProperty(e => e.DueAt, now).SetProperty(e => e.Attempts, 0),
                stop
            );

        // A refused message goes by push: its reply token is long gone.
        events += await SinkRedrive.ReopenAsync(db.SinkItems.Where(i => i.Id == id && i.Status == SinkItemStatus.Dead), stop);
        return events
            + await db
                .Outgoing.Where(m => m.Id == id && m.Status == OutgoingStatus.Refused && m.Body != null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.Status, OutgoingStatus.Ready)
                            .SetProperty(m => m.DueAt, now)
                            .SetProperty(m => m.Lost, 0)
                            .SetProperty(m => m.ReplyBy, (DateTimeOffset?)null)
                            .SetProperty(m => m.ReplyStartedAt, (DateTimeOffset?)null),
                    stop
                );
    }
}

/// <summary>Something given up.</summary>
/// <param name="Kind"><c>event</c>, <c>message</c>, or <c>submission</c>, whose channel is then the sink.</param>
/// <param name="Code">Stable code of the reason.</param>
/// <param name="Conversation">Pseudonym of the conversation, or null.</param>
/// <param name="Reference">What this conversation handed in last, or null: by it the office finds the person.</param>
/// <param name="Answer">What the sink said last, what was sent to it masked; or null.</param>
public sealed record DeadLetter(
    Guid Id,
    string Kind,
    string Channel,
    string Account,
    string? Code,
    int Attempts,
    DateTimeOffset? At,
    string? Conversation,
    string? Reference,
    string? Answer
);

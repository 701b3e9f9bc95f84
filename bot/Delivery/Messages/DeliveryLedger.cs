using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Bot.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Messages;

/// <summary>Records results of calls; every write carries the lease token, so a late sender's result is refused.</summary>
public sealed class DeliveryLedger(IStore store, LateAnswers late, TimeProvider clock, IOptions<DeliveryOptions> options)
{
    private static readonly RetryPlan Plan = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    /// <summary>A reply token lives less than a minute.</summary>
    private static readonly RetryPlan Soon = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));

    /// <summary>The platform took it.</summary>
    public Task<bool> SentAsync(OutgoingMessage message, string code, string? requestId) =>
        EndAsync(message, OutgoingStatus.Sent, code, requestId);

    /// <summary>Over, and not delivered: a dead letter.</summary>
    public Task<bool> RefusedAsync(OutgoingMessage message, string code, string? requestId)
    {
        var now = clock.GetUtcNow();

        // It may be redriven: what it says is kept.
        return UpdateAsync(
            message,
            set =>
                set.SetProperty(m => m.Status, OutgoingStatus.Refused)
                    .SetProperty(m => m.Code, code)
                    .SetProperty(m => m.RequestId, requestId)
                    .SetProperty(m => m.FinishedAt, now)
                    .SetProperty(m => m.ReplyToken, (ProtectedBytes?)null)
                    .SetProperty(m => m.LeaseToken, (Guid?)null)
                    .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null)
        );
    }

    /// <summary>A reply nobody knows the fate of; it is over. When nothing newer was said, its place is taken by a message that says where
    /// the conversation goes on.</summary>
    public async Task<bool> UnknownAsync(OutgoingMessage message, string code)
    {
        var end = new MessageEnd(OutgoingStatus.Unknown, code, null, clock.GetUtcNow());
        var became = await store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await store.Dialect.EndMessageAsync(db, message, end, stop) ? await late.ContinueAsync(db, message, stop) : null
                ),
            CancellationToken.None
        );
        late.Count(message, became);
        return became is not null;
    }

    /// <summary>Not sent: something newer has taken its place.</summary>
    public async Task<bool> SupersededAsync(OutgoingMessage message)
    {
        var isOver = await EndAsync(message, OutgoingStatus.Superseded, "superseded", null);
        late.Count(message, isOver ? LateAnswers.Superseded : null);
        return isOver;
    }

    /// <summary>A message that is to be pushed late gets its words in front, once; they are then the same at every attempt.</summary>
    public async Task BeginLateAsync(OutgoingMessage message)
    {
        if (!late.IsLate(message))
            return;
        var led = await store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await late.LeadAsync(db, message, stop) is { } body && await SetBodyAsync(db, message, body, stop) ? body : null
                ),
            CancellationToken.None
        );
        if (led is null)
            return;
        message.Body = led;
        late.Count(message, LateAnswers.Led);
    }

    /// <summary>The reply was certainly not made: the token is unused and may be tried again while it lasts.</summary>
    /// <param name="isUnclear">An earlier try may have arrived: that stays on record.</param>
    public Task<bool> ReplyNotMadeAsync(OutgoingMessage message, string code, TimeSpan? after, bool isUnclear = false)
    {
        var started = isUnclear ? message.ReplyStartedAt : null;
        return LaterAsync(message, code, clock.GetUtcNow() + (after ?? Plan.After(message.Attempts, message.Id)), started);
    }

    /// <summary>The reply may have arrived: it is looked at again soon, and what is then still unknown is over.</summary>
    public Task<bool> ReplyUnclearAsync(OutgoingMessage message, string code, TimeSpan? after) =>
        LaterAsync(message, code, clock.GetUtcNow() + (after ?? Soon.After(message.Attempts, message.Id)), message.ReplyStartedAt);

    /// <summary>Something newer was said in the conversation: said now, this would be out of place.</summary>
    public Task<bool> IsOvertakenAsync(OutgoingMessage message) =>
        store.ReadAsync(
            (db, stop) =>
                db.Outgoing.AnyAsync(
                    m =>
                        m.ConversationKey == message.ConversationKey
                        && m.Sequence > message.Sequence
                        && m.EventId != message.EventId
                        && (m.Status == OutgoingStatus.Sent || m.Status == OutgoingStatus.Unknown),
                    stop
                ),
            CancellationToken.None
        );

    /// <summary>Something newer of the conversation was said or waits: pushed now, this would come late, in the wrong order, and cost
    /// money. What was asked last says where the conversation is.</summary>
    public Task<bool> IsSupersededAsync(OutgoingMessage message) =>
        store.ReadAsync(
            (db, stop) =>
                db.Outgoing.AnyAsync(
                    m =>
                        m.ConversationKey == message.ConversationKey
                        && m.Sequence > message.Sequence
                        && m.EventId != message.EventId
                        && m.IsAnswer
                        && m.Status != OutgoingStatus.Refused,
                    stop
                ),
            CancellationToken.None
        );

    private Task<bool> LaterAsync(OutgoingMessage message, string code, DateTimeOffset due, DateTimeOffset? started) =>
        UpdateAsync(
            message,
            set =>
                set.SetProperty(m => m.ReplyStartedAt, started)
                    .SetProperty(m => m.DueAt, due)
                    .SetProperty(m => m.Code, code)
                    .SetProperty(m => m.LeaseToken, (Guid?)null)
                    .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null)
        );

    /// <summary>Push again later with the same key; when the platform would no longer remember it, give up.</summary>
    public Task<bool> PushLaterAsync(OutgoingMessage message, string code, TimeSpan? after)
    {
        var due = clock.GetUtcNow() + (after ?? Plan.After(message.Attempts, message.Id));
        if (due > message.CreatedAt + options.Value.PushFor)
            return RefusedAsync(message, code + ".expired", null);

        return UpdateAsync(
            message,
            set =>
                set.SetProperty(m => m.DueAt, due)
                    .SetProperty(m => m.Code, code)
                    .SetProperty(m => m.LeaseToken, (Guid?)null)
                    .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null)
        );
    }

    /// <summary>The reply is behind us; the rest of this lease and all later attempts push.</summary>
    /// <returns>False when the lease had gone to another sender: it must not push.</returns>
    public Task<bool> NowByPushAsync(OutgoingMessage message) =>
        UpdateAsync(
            message,
            set =>
                set.SetProperty(m => m.ReplyBy, (DateTimeOffset?)null)
                    .SetProperty(m => m.ReplyStartedAt, (DateTimeOffset?)null)
                    .SetProperty(m => m.ReplyToken, (ProtectedBytes?)null)
        );

    private async Task<bool> SetBodyAsync(ChannelsDb db, OutgoingMessage message, ProtectedBytes body, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db
                .Outgoing.Where(m => m.Id == message.Id && m.LeaseToken == message.LeaseToken && m.Status == OutgoingStatus.Ready)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, body).SetProperty(m => m.LedAt, now), stop) == 1;
    }

    private Task<bool> EndAsync(OutgoingMessage message, OutgoingStatus status, string code, string? requestId)
    {
        var end = new MessageEnd(status, code, requestId, clock.GetUtcNow());
        return store.WriteAsync(
            async (db, stop) => Written.Keep(await store.Dialect.EndMessageAsync(db, message, end, stop)),
            CancellationToken.None
        );
    }

    private Task<bool> UpdateAsync(OutgoingMessage message, Action<UpdateSettersBuilder<OutgoingMessage>> set) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                var rows = await db
                    .Outgoing.Where(m => m.Id == message.Id && m.LeaseToken == message.LeaseToken && m.Status == OutgoingStatus.Ready)
                    .ExecuteUpdateAsync(set, stop);
                return Written.Keep(rows == 1);
            },
            CancellationToken.None
        );
}

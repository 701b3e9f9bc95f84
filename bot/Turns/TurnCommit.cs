using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Dialogs;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Turns;

/// <summary>
/// Writes all a turn did, and "event done", in one transaction; or nothing. What an effect means is its room's business
/// (<see cref="Effects"/>): here is only what every turn has.
/// </summary>
public sealed class TurnCommit(
    IStore store,
    ColumnProtector protector,
    OutgoingComposer composer,
    Effects effects,
    Forgetting forgetting,
    TimeProvider clock
)
{
    public async Task<CommitResult> CommitAsync(Turn turn)
    {
        // All that costs time is done before the transaction.
        var outgoing = composer.Compose(turn);
        var state = protector.Protect(Conversation.StateColumn, turn.Event.ConversationKey, ConversationStateJson.Write(turn.Result.State));
        var result = await store.WriteAsync((db, stop) => WriteAsync(db, turn, state, outgoing, stop), CancellationToken.None);
        if (result == CommitResult.Done)
            effects.After(turn);
        return result;
    }

    /// <summary>Ends an event that has no turn.</summary>
    /// <param name="erase">Whether what it said must not stay.</param>
    public Task<CommitResult> FinishAsync(InboxEvent one, string outcome, bool erase = false) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (!await MarkDoneAsync(db, one, outcome, stop))
                    return Written.Undo(CommitResult.LeaseLost);
                if (erase)
                    await EraseAsync(db, one, stop);
                return Written.Keep(CommitResult.Done);
            },
            CancellationToken.None
        );

    /// <summary>Ends an unsend where the bot does not answer (groups, standby): what was taken back goes all the same.</summary>
    public Task<CommitResult> ForgetAsync(InboxEvent one, string messageId) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (!await MarkDoneAsync(db, one, "forgotten", stop))
                    return Written.Undo(CommitResult.LeaseLost);
                await forgetting.MessageAsync(db, one, messageId, stop);
                await db.SaveChangesAsync(stop);
                return Written.Keep(CommitResult.Done);
            },
            CancellationToken.None
        );

    private async Task<Written<CommitResult>> WriteAsync(
        ChannelsDb db,
        Turn turn,
        ProtectedBytes state,
        IReadOnlyList<OutgoingMessage> outgoing,
        CancellationToken stop
    )
    {
        var outcome = outgoing.Count > 0 ? "answered" : "silent";
        if (!await MarkDoneAsync(db, turn.Event, outcome, stop))
            return Written.Undo(CommitResult.LeaseLost);
        if (!await EndTogetherAsync(db, turn, outcome, stop))
            return Written.Undo(CommitResult.Conflict);
        if (MustNotStay(turn))
            await EraseAsync(db, turn.Event, stop);
        if (!await MoveConversationAsync(db, turn, state, stop))
            return Written.Undo(CommitResult.Conflict);
        db.Outgoing.AddRange(outgoing);
        if (!await effects.WriteAsync(db, turn, stop))
            return Written.Undo(CommitResult.Conflict);
        await db.SaveChangesAsync(stop);
        return Written.Keep(CommitResult.Done);
    }

    /// <summary>Nobody may keep an individual number, sealed or not, nor what the person was told is not recorded.</summary>
    private static bool MustNotStay(Turn turn) =>
        Said.Of(turn.Read.Activity).HadMyNumber || turn.Result.Effects.OfType<RecordQuestion>().Any(q => q.Reply.IsSaidToBeUnrecorded);

    private static Task<int> EraseAsync(ChannelsDb db, InboxEvent one, CancellationToken stop) =>
        db.Inbox.Where(e => e.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Payload, (ProtectedBytes?)null), stop);

    /// <summary>The others that were heard with it: none of them can have had a turn of its own meanwhile.</summary>
    private async Task<bool> EndTogetherAsync(ChannelsDb db, Turn turn, string outcome, CancellationToken stop)
    {
        if (turn.Together.Count == 0)
            return true;
        var now = clock.GetUtcNow();
        var ids = turn.Together.Select(e => e.Id).ToList();
        return await db
                .Inbox.Where(e => ids.Contains(e.Id) && e.Status == InboxStatus.Open && e.Payload != null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(e => e.Status, InboxStatus.Done)
                            .SetProperty(e => e.Outcome, outcome)
                            .SetProperty(e => e.FinishedAt, now),
                    stop
                ) == ids.Count;
    }

    private Task<bool> MarkDoneAsync(ChannelsDb db, InboxEvent one, string outcome, CancellationToken stop) =>
        store.Dialect.EndEventAsync(db, one, outcome, clock.GetUtcNow(), stop);

    private async Task<bool> MoveConversationAsync(ChannelsDb db, Turn turn, ProtectedBytes state, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var key = turn.Event.ConversationKey;
        var before = turn.Conversation;
        var occurred = turn.Together.Select(e => e.OccurredAt).Append(turn.Event.OccurredAt).Append(before?.LastOccurredAt ?? 0).Max();
        var blocked = turn.Read.Activity switch
        {
            // News from the past changes nothing.
            _ when turn.Event.OccurredAt < before?.LastOccurredAt => before.Blocked,
            { Type: ActivityTypes.ConversationUpdate, Name: EventNames.Unfollow } => true,
            { Type: ActivityTypes.ConversationUpdate or ActivityTypes.Message } => false,
            _ => before?.Blocked ?? false,
        };
        if (before is null)
        {
            // Two first turns at once: the second insert breaks the primary key, its turn fails and runs again.
            db.Conversations.Add(
                new Conversation
                {
                    Key = key,
                    Channel = turn.Event.Channel,
                    Account = turn.Event.Account,
                    Address = protector.Protect(Conversation.AddressColumn, key, turn.Read.Address!),
                    State = state,
                    Version = 1,
                    LastOccurredAt = occurred,
                    Blocked = blocked,
                    WakeAt = turn.Result.WakeAt,
                    CreatedAt = now,
                    UpdatedAt = now,
                }
            );
            return true;
        }

        return await store.Dialect.MoveAsync(
            db,
            new ConversationMove(key, before.Version, state, occurred, blocked, turn.Result.WakeAt, now),
            stop
        );
    }
}

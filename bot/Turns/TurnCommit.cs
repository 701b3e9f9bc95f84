using Channels.Bot.Activities;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Dialogs;
using Channels.Bot.Drafts;
using Channels.Bot.Files;
using Channels.Bot.Joints;
using Channels.Bot.Measures;
using Channels.Bot.Protection;
using Channels.Bot.Questions;
using Channels.Bot.Submissions;
using Channels.Bot.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Turns;

/// <summary>Writes all a turn did, and "event done", in one transaction; or nothing.</summary>
public sealed class TurnCommit(
    IStore store,
    ColumnProtector protector,
    OutgoingComposer composer,
    SubmissionRecorder submissions,
    FileIntake files,
    DraftStore drafts,
    Invitations invitations,
    Cases cases,
    AlertIntake alerts,
    QuestionRecorder questions,
    FormCounts counts,
    MessageBell bell,
    FileBell fileBell,
    ChannelsMeter meter,
    TimeProvider clock
)
{
    public async Task<CommitResult> CommitAsync(Turn turn)
    {
        // All that costs time is done before the transaction.
        var outgoing = composer.Compose(turn);
        var state = protector.Protect(Conversation.StateColumn, turn.Event.ConversationKey, ConversationStateJson.Write(turn.Result.State));
        var result = await store.WriteAsync((db, stop) => WriteAsync(db, turn, state, outgoing, stop), CancellationToken.None);
        if (result == CommitResult.Done && outgoing.Count > 0)
            bell.Ring();
        foreach (var form in result == CommitResult.Done ? turn.Result.Effects.OfType<SubmitForm>() : [])
            meter.SubmissionsAccepted.Add(1, new KeyValuePair<string, object?>("procedure", form.Procedure));
        if (result == CommitResult.Done)
        {
            counts.Count(turn);
            foreach (var asked in turn.Result.Effects.OfType<RecordQuestion>())
                meter.Asked(asked.Reply, turn.Event.Channel);
        }

        if (result == CommitResult.Done && turn.Read.Activity.Attachments is { Count: > 0 })
            fileBell.Ring();
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
                await files.ForgetAsync(db, one, new ForgetMessage(messageId), stop);
                await drafts.ForgetAsync(db, one, new ForgetMessage(messageId), stop);
                await questions.ForgetAsync(db, one, new ForgetMessage(messageId), stop);
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
        if (Said.Of(turn.Read.Activity).HadMyNumber)
            await EraseAsync(db, turn.Event, stop); // nobody may keep an individual number, sealed or not
        if (!await MoveConversationAsync(db, turn, state, stop))
            return Written.Undo(CommitResult.Conflict);
        db.Outgoing.AddRange(outgoing);
        await files.AddAsync(db, turn, stop);
        foreach (var effect in turn.Result.Effects)
        {
            switch (effect)
            {
                case SubmitForm form:
                    await submissions.AddAsync(db, turn, form, stop);
                    break;
                case ForgetMessage forget:
                    await files.ForgetAsync(db, turn.Event, forget, stop);
                    await drafts.ForgetAsync(db, turn.Event, forget, stop);
                    await questions.ForgetAsync(db, turn.Event, forget, stop);
                    break;
                case AttachLater late:
                    await submissions.AttachAsync(db, turn, late, stop);
                    break;
                case AskForStaff asked:
                    AddStaffRequest(db, turn, asked);
                    break;
                case ParkForm parked:
                    drafts.Add(db, turn, parked);
                    break;
                case TakeForm taken when !await drafts.TakeAsync(db, turn, taken, stop):
                    return Written.Undo(CommitResult.Conflict);
                case TakeForm:
                    break;
                case Invite invite:
                    invitations.Add(db, turn, invite);
                    break;
                case AcceptInvitation accepted:
                    await LinkAsync(db, turn, accepted, stop);
                    break;
                case RaiseAlert raised:
                    alerts.Add(db, turn, raised);
                    break;
                case AddToCase added:
                    await cases.AddAsync(db, added, stop);
                    break;
                case CaseRead read:
                    await cases.ReadAsync(db, read.Reference, stop);
                    break;
                case RecordQuestion asked:
                    questions.Add(db, turn, asked);
                    break;
                case ComposeAnswer wanted:
                    questions.Add(db, turn, wanted);
                    break;
                case RecordComposed composed:
                    await QuestionRecorder.ComposedAsync(db, composed, stop);
                    break;
                case JudgeAnswer judged:
                    await QuestionRecorder.JudgeAsync(db, judged, stop);
                    break;
                case TicketQuestion ticket:
                    await QuestionRecorder.TicketAsync(db, ticket, stop);
                    break;
                default:
                    throw new InvalidOperationException($"No writer for effect {effect.GetType().Name}.");
            }
        }

        counts.Add(db, turn);
        await db.SaveChangesAsync(stop);
        return Written.Keep(CommitResult.Done);
    }

    private async Task LinkAsync(ChannelsDb db, Turn turn, AcceptInvitation accepted, CancellationToken stop)
    {
        var key = turn.Event.ConversationKey;
        if (await invitations.AcceptAsync(db, accepted.Code, stop) is not { } notify || notify == key)
            return;
        await db.SaveChangesAsync(stop); // the conversation may be new
        await db.Conversations.Where(c => c.Key == key).ExecuteUpdateAsync(set => set.SetProperty(c => c.NotifyKey, notify), stop);
    }

    private void AddStaffRequest(ChannelsDb db, Turn turn, AskForStaff asked)
    {
        var now = clock.GetUtcNow();
        AuditLog.Add(
            db,
            now,
            Actor.Bot,
            AuditEntry.StaffRequested,
            turn.Event.ConversationKey,
            asked.Procedure is null ? null : $"{asked.Procedure} {asked.Field}"
        );
        alerts.Add(db, turn, new RaiseAlert("staff", null, asked.Procedure, null));
    }

    private static Task<int> EraseAsync(ChannelsDb db, InboxEvent one, CancellationToken stop) =>
        db.Inbox.Where(e => e.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Payload, (ProtectedBytes?)null), stop);

    private async Task<bool> MarkDoneAsync(ChannelsDb db, InboxEvent one, string outcome, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db
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
    }

    private async Task<bool> MoveConversationAsync(ChannelsDb db, Turn turn, ProtectedBytes state, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var key = turn.Event.ConversationKey;
        var before = turn.Conversation;
        var occurred = Math.Max(turn.Event.OccurredAt, before?.LastOccurredAt ?? 0);
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

        return await db
                .Conversations.Where(c => c.Key == key && c.Version == before.Version)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.State, state)
                            .SetProperty(c => c.Version, before.Version + 1)
                            .SetProperty(c => c.LastOccurredAt, occurred)
                            .SetProperty(c => c.Blocked, blocked)
                            .SetProperty(c => c.WakeAt, turn.Result.WakeAt)
                            .SetProperty(c => c.UpdatedAt, now),
                    stop
                ) == 1;
    }
}

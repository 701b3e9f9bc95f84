using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>A stamp is put, put right or taken back, with its line in the history, in the transaction of the turn.</summary>
internal sealed class StampWriter(
    ColumnProtector protector,
    OtherSides sides,
    UsualEnds ends,
    StampChanges changes,
    ReportDisputes disputes,
    FeeOptions options,
    TimeProvider clock
) : IEffectWriter<PutStamp>, IEffectWriter<ReportStamps>, IEffectWriter<DisputeStamps>
{
    /// <summary>False when the care changed since it was thought on: the turn runs again.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, PutStamp put, CancellationToken stop)
    {
        var conversation = turn.Event.ConversationKey;
        var provider = await db.Set<MemberLink>()
            .Where(l => l.ConversationKey == conversation)
            .Select(l => l.Number)
            .SingleOrDefaultAsync(stop);
        if (provider is null)
            return false;
        var row = put.Revision == 0 ? New(db, put, provider, conversation) : await OwnAsync(db, put.Care, provider, stop);
        if (row is null || row.Revision != put.Revision || row.CancelledAt is not null)
            return false;
        var key = put.MessageId is { } message
            ? ConversationKeys.OfMessage(protector, turn.Event.Channel, turn.Event.Account, message)
            : null;
        if (put.Side is StampSide.Taken)
            row.TakenKey = key;
        else
            row.ReturnedKey = key;
        if (put.Child is { } child)
            row.Child = protector.Protect(CareStamp.ChildColumn, row.Id.ToString("N"), child);
        changes.Put(db, row, put.Side, put.At, put.SaidAt, StampChanges.Stamped);
        await KnowAsync(db, row, put.Child, stop);
        AuditLog.Add(db, clock.GetUtcNow(), Actor.Bot, "care.stamped", provider, $"care={row.Id:N} {put.Side} revision={row.Revision}");
        return true;
    }

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, ReportStamps used, CancellationToken stop)
    {
        var conversation = turn.Event.ConversationKey;
        var row = await db.Set<CareStamp>().SingleOrDefaultAsync(c => c.Id == used.Care && c.ConversationKey == conversation, stop);
        if (row is null)
            return true; // unsent or forgotten meanwhile: the report stands by itself
        var submission =
            db.Submissions.Local.FirstOrDefault(s => s.Reference == used.Reference)?.Id
            ?? await db.Submissions.Where(s => s.Reference == used.Reference).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(stop);
        (row.Reference, row.SubmissionId, row.AskAt) = (used.Reference, submission, null);
        var now = clock.GetUtcNow();
        if (used.TakenAt is { } taken && taken != row.TakenAt)
            changes.Put(db, row, StampSide.Taken, taken, now, StampChanges.Reported);
        if (used.ReturnedAt is { } returned && returned != row.ReturnedAt)
            changes.Put(db, row, StampSide.Returned, returned, now, StampChanges.Reported);

        // What the other member said of the stamps, they say of their report.
        if (submission is { } made && await StampChanges.IsDisputedAsync(db, row.Id, stop))
            await disputes.PutAsync(db, made, now, stop);
        return true;
    }

    /// <summary>Each care of this member's children keeps that it was disputed; a report that was made of it is seen otherwise.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, DisputeStamps disputed, CancellationToken stop)
    {
        var (now, writer) = (clock.GetUtcNow(), turn.Event.ConversationKey);
        var number = await db.Set<MemberLink>().Where(l => l.ConversationKey == writer).Select(l => l.Number).SingleOrDefaultAsync(stop);
        if (number is null)
            return true; // the link ended meanwhile: the words are with the staff
        var rows = await db.Set<CareStamp>().Where(c => disputed.Cares.Contains(c.Id) && c.Requester == number).ToListAsync(stop);
        foreach (var row in rows)
        {
            StampChanges.Dispute(db, row, now);
            if (row.SubmissionId is { } submission && await disputes.PutAsync(db, submission, now, stop))
                CaseWords.Add(db, protector, submission, disputed.Words, now, writer);
        }

        return true;
    }

    private static CareStamp New(ChannelsDb db, PutStamp put, string provider, string conversation)
    {
        var row = new CareStamp
        {
            Id = put.Care,
            Provider = provider,
            ConversationKey = conversation,
            Revision = 0,
            OpenedAt = put.At ?? put.SaidAt,
        };
        db.Add(row);
        return row;
    }

    private static Task<CareStamp?> OwnAsync(ChannelsDb db, Guid care, string provider, CancellationToken stop) =>
        db.Set<CareStamp>().SingleOrDefaultAsync(c => c.Id == care && c.Provider == provider, stop);

    /// <summary>Whose child it is, and when the return is asked for.</summary>
    private async Task KnowAsync(ChannelsDb db, CareStamp row, string? said, CancellationToken stop)
    {
        var child = said ?? (row.Child is { } kept ? protector.RevealText(CareStamp.ChildColumn, row.Id.ToString("N"), kept) : null);
        if (row.Requester is null || said is not null)
        {
            var day = JapanTime.DayOf(row.TakenAt ?? row.OpenedAt);
            row.Requester = (await sides.FindAsync(db, row.Provider, day, Names(child), stop)).Number;
        }

        if (row.TakenAt is not { } taken || row.CancelledAt is not null || row.Reference is not null)
        {
            row.AskAt = null;
            return;
        }

        // Both are there: what is waited for now is the report.
        if (row.ReturnedAt is not null)
        {
            (row.Asked, row.AskAt) = (0, options.Stamps.Asks ? StampHours.ToTell(clock.GetUtcNow() + options.Stamps.RemindAfter) : null);
            return;
        }

        if (row.Asked > 0)
            return;
        row.UsualEnd = await ends.OfAsync(db, row.ConversationKey, child, row.Requester, taken, stop);
        row.AskAt = options.Stamps.Asks ? StampHours.ToAsk(row.UsualEnd ?? taken + options.Stamps.AskAfter) : null;
    }

    /// <summary>たろうくんとはなちゃん are two.</summary>
    private static IReadOnlyList<string> Names(string? child) =>
        child?.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

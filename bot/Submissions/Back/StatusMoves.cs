using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Sinks;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Sinks.Back;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Back;

/// <summary>Moves a submission as the system of the office says, in one transaction: never twice, never back, and never by what was
/// said of an earlier version.</summary>
internal sealed class StatusMoves(IStore store, SubmissionDesk desk, AlertIntake alerts, TimeProvider clock)
{
    /// <summary>Kind of the alert.</summary>
    public const string Outdated = "status-outdated";

    /// <returns>Whether anything moved, or its person is to be told.</returns>
    public Task<bool> TakeAsync(string sink, string procedure, BackReport report, CancellationToken cancellationToken) =>
        store.WriteOrFindAsync(
            async (db, stop) =>
            {
                if (await FindAsync(db, sink, procedure, report, stop) is not var (seen, made))
                    return Written.Undo(false);
                var row = await db.SinkRecords.SingleOrDefaultAsync(r => r.SubmissionId == seen.Id && r.Sink == sink, stop);
                if (row?.Revision >= report.Revision)
                    return Written.Undo(false);
                var isOfBefore = report.Revision < made + report.AStatusCounts;
                var isNew = report.Move is not null && report.Move != row?.Move;
                Remember(db, row, sink, seen, report);
                await db.SaveChangesAsync(stop);
                var by = Actor.System(sink);
                var moved = false;
                if (isOfBefore)
                    Tell(db, seen, report.Move, by);
                else if (isNew)
                    moved = await MoveAsync(db, seen, report, by, stop);
                await NameAsync(db, seen.Id, report.Office, by, stop);
                await db.SaveChangesAsync(stop);
                return Written.Keep(moved);
            },
            cancellationToken
        );

    /// <summary>The submission, when this sink has its newest version as this record, and the revision which that version made.</summary>
    private static async Task<(Submission Seen, long Made)?> FindAsync(
        ChannelsDb db,
        string sink,
        string procedure,
        BackReport report,
        CancellationToken stop
    )
    {
        var seen = await db
            .Submissions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Reference == report.Reference && s.Procedure == procedure, stop);
        if (seen is null || await db.SinkItems.AnyAsync(i => i.SubmissionId == seen.Id && i.Sink == sink, stop))
            return null;
        var receipt = await db
            .SinkReceipts.Where(r => r.SubmissionId == seen.Id && r.Sink == sink && r.Outcome == SinkOutcomeKind.Delivered)
            .OrderByDescending(r => r.Edition)
            .Select(r => r.Receipt)
            .FirstOrDefaultAsync(stop);
        return RecordMark.Of(receipt) is { } mark && mark.Record == report.Record ? (seen, mark.Revision) : null;
    }

    private void Remember(ChannelsDb db, SinkRecord? row, string sink, Submission seen, BackReport report)
    {
        if (row is null)
        {
            row = new SinkRecord
            {
                Sink = sink,
                SubmissionId = seen.Id,
                Record = report.Record,
            };
            db.SinkRecords.Add(row);
        }

        (row.Revision, row.Move, row.SeenAt) = (report.Revision, report.Move, clock.GetUtcNow());
    }

    private async Task<bool> MoveAsync(ChannelsDb db, Submission seen, BackReport report, Actor by, CancellationToken stop)
    {
        var moved = false;
        foreach (var move in StatusPath.Of(seen.State, report.Move!))
        {
            var now = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == seen.Id, stop);
            var done =
                move is LifeMove.Taken
                    ? (await desk.TakeAsync(db, now, by, report.Office, stop)).Value
                    : await desk.GoAsync(db, now, move, by, stop);
            moved |= done is DeskResult.Moved;
        }

        return moved;
    }

    /// <summary>A status that was given to an earlier version decides nothing; that it is in work is no decision.</summary>
    private void Tell(ChannelsDb db, Submission seen, string? move, Actor by)
    {
        if (move is null or BackMoves.Taken || StatusPath.Of(seen.State, move).Count == 0)
            return;
        alerts.Add(db, new RaiseAlert(Outdated, seen.Reference, seen.Procedure, seen.Route, move), seen.ConversationKey);
        AuditLog.Add(db, clock.GetUtcNow(), by, "submission.status-outdated", seen.Reference, move);
    }

    /// <summary>Another office has it now.</summary>
    private async Task NameAsync(ChannelsDb db, Guid id, string? office, Actor by, CancellationToken stop)
    {
        if (office is null)
            return;
        var now = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == id, stop);
        if (now.State is not (SubmissionState.Taken or SubmissionState.Confirmed) || now.FetchedBy == office)
            return;
        await db.Submissions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.FetchedBy, office), stop);
        AuditLog.Add(db, clock.GetUtcNow(), by, "submission.office", now.Reference);
    }
}

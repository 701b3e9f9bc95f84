using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>The wish to apply as it is recorded with a case.</summary>
internal static class Applications
{
    /// <summary>How its taking back is called in the history of the case and in the audit.</summary>
    public const string TakenBack = "application-taken-back";

    /// <summary>
    /// It was not meant: nothing is recorded any more, nobody is sent after it, and who opens the case sees that it was there. The person's
    /// words say so, and they stay.
    /// </summary>
    public static async Task TakeBackAsync(ChannelsDb db, Guid submission, DateTimeOffset now, CancellationToken stop)
    {
        var seen = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == submission, stop);
        if (seen.AppliedAt is null)
            return;
        await db
            .Submissions.Where(s => s.Id == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AppliedAt, (DateTimeOffset?)null), stop);
        await CloseAlertsAsync(db, seen.Reference, now, stop);
        db.SubmissionMoves.Add(
            new SubmissionMove
            {
                Id = Guid.CreateVersion7(now),
                SubmissionId = submission,
                Move = TakenBack,
                From = seen.State,
                To = seen.State,
                Revision = seen.Revision,
                Actor = Actor.Bot.Name,
                At = now,
            }
        );
        AuditLog.Add(db, now, Actor.Bot, "case." + TakenBack, seen.Reference);
    }

    /// <summary>When it was taken back last; null where it stands, or never was.</summary>
    public static async Task<DateTimeOffset?> TakenBackAtAsync(ChannelsDb db, Submission seen, CancellationToken stop) =>
        seen.AppliedAt is not null
            ? null
            : await db
                .SubmissionMoves.Where(m => m.SubmissionId == seen.Id && m.Move == TakenBack)
                .OrderByDescending(m => m.At)
                .Select(m => (DateTimeOffset?)m.At)
                .FirstOrDefaultAsync(stop);

    /// <summary>The desk is told no more of a wish that is none.</summary>
    private static async Task CloseAlertsAsync(ChannelsDb db, string reference, DateTimeOffset now, CancellationToken stop)
    {
        var open = db.Alerts.Where(a => a.Status == AlertStatus.Open && a.Kind == RaiseAlert.Apply && a.Reference == reference);
        foreach (var id in await open.Select(a => a.Id).ToListAsync(stop))
            AuditLog.Add(db, now, Actor.Bot, "alert.taken", id.ToString("N"), $"{RaiseAlert.Apply} {reference} {TakenBack}");
        await open.ExecuteUpdateAsync(
            set =>
                set.SetProperty(a => a.Status, AlertStatus.Taken)
                    .SetProperty(a => a.TakenAt, now)
                    .SetProperty(a => a.Code, TakenBack)
                    .SetProperty(a => a.LeaseToken, (Guid?)null)
                    .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null),
            stop
        );
    }
}

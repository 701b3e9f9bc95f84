using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
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
        await SettledAlerts.CloseAsync(db, RaiseAlert.Apply, seen.Reference, TakenBack, now, stop);
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
}

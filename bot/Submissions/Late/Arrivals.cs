using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Files;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Late;

/// <summary>A file that came after its submission was given on without it: the offices get the submission again, with the file.</summary>
public sealed class Arrivals(SinkIntake sinks, TimeProvider clock) : IFileArrival
{
    public async Task ArrivedAsync(ChannelsDb db, Guid file, CancellationToken stop)
    {
        var submission = await db
            .Submissions.Where(s => db.Files.Any(f => f.Id == file && f.SubmissionId == s.Id))
            .SingleOrDefaultAsync(stop);
        if (submission is not { WithdrawnAt: null, Answers: not null })
            return;
        var now = clock.GetUtcNow();
        var edition = submission.UpdatedAt ?? submission.SubmittedAt;
        var isGivenOn = await db.SinkReceipts.AnyAsync(
            r => r.SubmissionId == submission.Id && r.Edition == edition && r.Outcome == SinkOutcomeKind.Delivered,
            stop
        );

        // Long after that one may be on its way without the file, and nobody has said so yet.
        if (!isGivenOn && now - edition < DispatchReader.PatienceWithFiles)
            return;
        submission.UpdatedAt = now;
        sinks.Add(db, new QueuedSubmission(submission.Id, submission.Reference, submission.Procedure, submission.Version), 0, now);
        AuditLog.Add(db, now, Actor.Bot, "submission.file-arrived", submission.Reference, null);
        await db.SaveChangesAsync(stop);
    }
}

using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Files;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Late;

/// <summary>A document that comes after the submission: the file belongs to it, and its answer no longer says "later".</summary>
public sealed class LateFiles(ColumnProtector protector, SinkIntake sinks, TimeProvider clock) : IEffectWriter<AttachLater>
{
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, AttachLater late, CancellationToken stop)
    {
        // Only a submission of the same conversation: a number from elsewhere joins nothing.
        var submission =
            await db.Submissions.SingleOrDefaultAsync(
                s => s.Reference == late.Reference && s.ConversationKey == turn.Event.ConversationKey,
                stop
            ) ?? throw new InvalidOperationException("A file was to join a submission that this conversation has not made.");
        var ids = await FileIntake.FindAsync(db, protector, turn.Event.ConversationKey, [late.File.ContentUrl!], stop);
        if (ids.Count > 0)
            await db
                .Files.Where(f => ids.Contains(f.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.SubmissionId, submission.Id), stop);
        if (submission.Answers is { } answers)
        {
            var row = submission.Id.ToString("N");
            var written = LateAnswer.Write(protector.Reveal(Submission.AnswersColumn, row, answers), late);
            if (written is not null)
                submission.Answers = protector.Protect(Submission.AnswersColumn, row, written);
        }

        var now = clock.GetUtcNow();
        submission.UpdatedAt = now;
        sinks.Add(db, new QueuedSubmission(submission.Id, submission.Reference, submission.Procedure, submission.Version), 0, now);
        AuditLog.Add(db, now, Actor.Bot, "submission.file-added", late.Reference, late.Field);
        return true;
    }
}

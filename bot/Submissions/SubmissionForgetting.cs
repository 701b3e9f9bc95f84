using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>Answers and messages of a case go; its number and what became of it remain.</summary>
internal sealed class SubmissionForgetting(TimeProvider clock) : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<Submission, Guid>(Submission.AnswersColumn, s => s.Answers, s => s.Id, s => s.Id.ToString("N")),
        SealedColumn.Of<SubmissionReturn, Guid>(SubmissionReturn.NoteColumn, r => r.Note, r => r.Id, r => r.Id.ToString("N")),
        SealedColumn.Of<ContentReport, Guid>(ContentReport.NoteColumn, r => r.Note, r => r.Id, r => r.Id.ToString("N")),
        SealedColumn.Of<SubmissionRevision, Guid>(SubmissionRevision.AnswersColumn, r => r.Answers, r => r.Id, r => r.Id.ToString("N")),
        SealedColumn.Of<CaseMessage, Guid>(CaseMessage.TextColumn, m => m.Text, m => m.Id, m => m.Id.ToString("N")),
    ];

    /// <summary>What somebody else wrote to a case goes with their own conversation.</summary>
    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db
            .CaseMessages.Where(m => m.WriterKey == conversationKey)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, (ProtectedBytes?)null), stop);

    public async Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == submission, stop) is { } seen)
            await SubmissionLife.MoveAsync(db, seen, LifeMove.Erased, LifeActor.Clock, Actor.Bot, now, null, stop);
        await ReturnRows.EndAsync(db, submission, now, stop);
        await db
            .Submissions.Where(s => s.Id == submission)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.Answers, (ProtectedBytes?)null)
                        .SetProperty(s => s.WordKey, (string?)null)
                        .SetProperty(s => s.NewSince, (DateTimeOffset?)null)
                        .SetProperty(s => s.Alarms, (string?)null),
                stop
            );
        await db.SubmissionKeys.Where(k => k.SubmissionId == submission).ExecuteDeleteAsync(stop);
        await db
            .SubmissionReturns.Where(r => r.SubmissionId == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, (ProtectedBytes?)null), stop);
        await db
            .ContentReports.Where(r => r.SubmissionId == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, (ProtectedBytes?)null), stop);
        await db
            .SubmissionRevisions.Where(r => r.SubmissionId == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Answers, (ProtectedBytes?)null), stop);
        await db
            .CaseMessages.Where(m => m.SubmissionId == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, (ProtectedBytes?)null), stop);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop)
    {
        await db.SubmissionKeys.Where(k => submissions.Contains(k.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.SubmissionReturns.Where(r => submissions.Contains(r.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.ContentReports.Where(r => submissions.Contains(r.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.SubmissionRevisions.Where(r => submissions.Contains(r.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.SubmissionMoves.Where(m => submissions.Contains(m.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.CaseMessages.Where(m => submissions.Contains(m.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.WorkItems.Where(w => submissions.Contains(w.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.Submissions.Where(s => submissions.Contains(s.Id)).ExecuteDeleteAsync(stop);
    }

    /// <summary>What was written about a submission goes with it; this finds what was written while it went.</summary>
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var since = now - Expiries.Orphaned;
        yield return Expiries.Delete(db =>
            db.CaseMessages.Where(m => m.At > since && !db.Submissions.Any(s => s.Id == m.SubmissionId)).OrderBy(m => m.At)
        );
    }
}

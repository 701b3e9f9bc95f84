using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Erasure;

/// <summary>
/// Takes finished rows out of the hot tables: raw events, messages and taken alerts after <see cref="RetentionOptions.Raw"/>, files
/// that no submission took after <see cref="RetentionOptions.Draft"/>, transcripts after <see cref="RetentionOptions.Transcript"/>, the
/// words of
/// questions to the assistant after <see cref="RetentionOptions.Question"/> (what became of them stays to be counted); what was written
/// about a submission goes with it. What was
/// given up stays until staff have dealt with it, and so does an alert nobody took.
/// </summary>
public sealed class RetentionSweep(IStore store, TimeProvider clock, IOptions<RetentionOptions> options)
{
    private const int RowsPerWrite = 500;

    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (raw, draft, said, asked) = (
            now - options.Value.Raw,
            now - options.Value.Draft,
            now - options.Value.Transcript,
            now - options.Value.Question
        );
        return await DeleteAsync(
                db => db.Inbox.Where(e => e.Status == InboxStatus.Done && e.FinishedAt < raw).OrderBy(e => e.Sequence),
                cancellationToken
            )
            + await DeleteAsync(
                db =>
                    db.Outgoing.Where(m => (m.Status == OutgoingStatus.Sent || m.Status == OutgoingStatus.Unknown) && m.FinishedAt < raw)
                        .OrderBy(m => m.Sequence),
                cancellationToken
            )
            + await DeleteAsync(db => db.Drafts.Where(d => d.ExpiresAt <= now).OrderBy(d => d.ExpiresAt), cancellationToken)
            + await DeleteAsync(db => db.Invitations.Where(i => i.ExpiresAt <= now).OrderBy(i => i.ExpiresAt), cancellationToken)
            + await DeleteAsync(db => db.TakenBack.Where(t => t.At < raw).OrderBy(t => t.At), cancellationToken)
            + await DeleteAsync(
                db => db.Alerts.Where(a => a.Status == AlertStatus.Taken && a.TakenAt < raw).OrderBy(a => a.TakenAt),
                cancellationToken
            )
            + await DeleteAsync(
                db => db.CaseMessages.Where(m => !db.Submissions.Any(s => s.Id == m.SubmissionId)).OrderBy(m => m.At),
                cancellationToken
            )
            + await DeleteAsync(
                db => db.AnswerJobs.Where(j => j.Status == AnswerJobStatus.Done && j.CreatedAt < raw).OrderBy(j => j.CreatedAt),
                cancellationToken
            )
            + await EraseQuestionsAsync(asked, cancellationToken)
            + await DeleteAsync(db => db.ActivityLog.Where(a => a.At < said).OrderBy(a => a.At), cancellationToken)
            + await DeleteAsync(
                db => db.Files.Where(f => f.SubmissionId == null && f.CreatedAt < draft).OrderBy(f => f.CreatedAt),
                cancellationToken
            );
    }

    /// <summary>The words go, what became of the question stays to be counted.</summary>
    private Task<int> EraseQuestionsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        InPartsAsync(
            (db, stop) =>
                db
                    .AskedQuestions.Where(q => q.Text != null && q.At < before)
                    .OrderBy(q => q.At)
                    .Take(RowsPerWrite)
                    .ExecuteUpdateAsync(set => set.SetProperty(q => q.Text, (ProtectedBytes?)null), stop),
            cancellationToken
        );

    private Task<int> DeleteAsync<T>(Func<ChannelsDb, IQueryable<T>> rows, CancellationToken cancellationToken) =>
        InPartsAsync((db, stop) => rows(db).Take(RowsPerWrite).ExecuteDeleteAsync(stop), cancellationToken);

    private async Task<int> InPartsAsync(Func<ChannelsDb, CancellationToken, Task<int>> part, CancellationToken cancellationToken)
    {
        // In small transactions: nobody waits long behind a sweep.
        var total = 0;
        while (true)
        {
            var gone = await store.WriteAsync(async (db, stop) => Written.Keep(await part(db, stop)), cancellationToken);
            total += gone;
            if (gone < RowsPerWrite)
                return total;
        }
    }
}

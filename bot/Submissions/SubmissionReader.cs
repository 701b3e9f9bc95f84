using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>The processing queue and its submissions, as the city's systems fetch them.</summary>
public sealed class SubmissionReader(IStore store, ColumnProtector protector, TimeProvider clock)
{
    private const int MostRequests = 100;

    /// <summary>What waits in the queue, the most urgent first and then the oldest.</summary>
    /// <param name="queue">One queue only, or null for all.</param>
    /// <param name="route">One ward or kind only, or null for all.</param>
    /// <param name="most">How many at most.</param>
    public Task<List<NewSubmission>> WaitingAsync(string? queue, string? route, int most, CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) =>
                (
                    from item in db.WorkItems
                    where
                        item.Status == WorkStatus.Ready && (queue == null || item.Queue == queue) && (route == null || item.Route == route)
                    join submission in db.Submissions on item.SubmissionId equals submission.Id
                    orderby item.Priority, item.CreatedAt, item.Reference
                    select new NewSubmission(
                        submission.Reference,
                        item.Queue,
                        submission.Procedure,
                        submission.Version,
                        submission.SubmittedAt,
                        item.Route,
                        item.Priority,
                        submission.IsInterim,
                        submission.AppliedAt,
                        item.ContactBy,
                        item.ContactedAt,
                        db.CaseMessages.Count(m => m.SubmissionId == submission.Id && !m.IsStaff && m.ReadAt == null)
                    )
                )
                    .Take(most)
                    .ToListAsync(stop),
            cancellationToken
        );

    /// <summary>
    /// One submission with its answers, or null when there is none of that number. With the first look the office has it: from then
    /// on its person cannot change it any more, and what is returned is what they cannot change.
    /// </summary>
    public async Task<SubmissionDetail?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await store.ReadAsync((db, stop) => FindAsync(db, reference, stop), cancellationToken);
        if (found is { Submission: { FetchedAt: null, WithdrawnAt: null } })
        {
            await store.WriteAsync((db, stop) => MarkFetchedAsync(db, reference, stop), cancellationToken);
            found = await store.ReadAsync((db, stop) => FindAsync(db, reference, stop), cancellationToken);
        }

        return found?.Detail(AnswersOf(found.Submission));
    }

    /// <summary>Who asked for a member of staff, newest first, at most 100.</summary>
    public async Task<List<StaffRequest>> StaffRequestsAsync(CancellationToken cancellationToken)
    {
        var asked = await store.ReadAsync(
            (db, stop) =>
                db
                    .Audit.Where(a => a.Action == AuditEntry.StaffRequested)
                    .OrderByDescending(a => a.At)
                    .Take(MostRequests)
                    .Select(a => new
                    {
                        a.At,
                        a.Subject,
                        a.Detail,
                    })
                    .ToListAsync(stop),
            cancellationToken
        );
        return asked.ConvertAll(a => StaffRequest.Of(a.At, a.Subject, a.Detail));
    }

    private async Task<Written<int>> MarkFetchedAsync(ChannelsDb db, string reference, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return Written.Keep(
            await db
                .Submissions.Where(s => s.Reference == reference && s.FetchedAt == null && s.WithdrawnAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.FetchedAt, now), stop)
        );
    }

    private static async Task<Found?> FindAsync(ChannelsDb db, string reference, CancellationToken stop)
    {
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference, stop) is not { } submission)
            return null;
        var item = await db.WorkItems.Where(w => w.SubmissionId == submission.Id).OrderBy(w => w.CreatedAt).FirstAsync(stop);
        var hash = await db
            .ProcedureVersions.Where(v => v.Procedure == submission.Procedure && v.Version == submission.Version)
            .Select(v => v.Hash)
            .FirstAsync(stop);
        var files = await db
            .Files.Where(f => f.SubmissionId == submission.Id)
            .Select(f => new SubmissionFile(f.Id, f.Status.ToString(), f.MediaType, f.Size))
            .ToListAsync(stop);
        return new Found(submission, item, hash, files);
    }

    private JsonElement? AnswersOf(Submission row) =>
        row.Answers is null
            ? null
            : JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), row.Answers)).RootElement.Clone();

    private sealed record Found(Submission Submission, WorkItem Item, string Hash, IReadOnlyList<SubmissionFile> Files)
    {
        public SubmissionDetail Detail(JsonElement? answers) =>
            new(
                Submission.Reference,
                Item.Queue,
                Item.Status.ToString(),
                Submission.Procedure,
                Submission.Version,
                Hash,
                Submission.Language,
                Submission.Channel,
                Submission.SubmittedAt,
                Item.Route,
                Item.Priority,
                Submission.IsInterim,
                Submission.UpdatedAt,
                Submission.WithdrawnAt,
                Submission.AppliedAt,
                Item.ContactBy,
                Item.ContactedAt,
                Item.EscalatedAt,
                answers,
                Files,
                RaisedAlarms.Read(Submission.Alarms)
            );
    }
}

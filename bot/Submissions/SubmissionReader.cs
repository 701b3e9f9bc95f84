using System.Text.Json;
using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Files;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Channels.Bot.Submissions.Surroundings;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>Submissions whole, as the city's systems fetch them; which of them are new is in <see cref="NewSubmissions"/>.</summary>
public sealed class SubmissionReader(IStore store, ColumnProtector protector, SubmissionDesk desk)
{
    private const int MostRequests = 100;

    private readonly CaseSurroundings surroundings = new(store, protector);

    /// <summary>
    /// One submission with its answers, or null when there is none of that number within reach. With the first look of somebody who may
    /// take it the office has it: from then on its person cannot change it any more, and what is returned is what they cannot change.
    /// </summary>
    /// <param name="taker">Who takes it, and the office as its person reads it; null: it is only looked at, and nothing changes.</param>
    public async Task<SubmissionDetail?> FindAsync(string reference, KeyReach reach, Taker? taker, CancellationToken cancellationToken)
    {
        if (taker is { } by)
            await desk.TakeAsync(reference, reach, by.Actor, by.Office, cancellationToken);
        var found = await store.ReadAsync((db, stop) => FindAsync(db, reference, reach, stop), cancellationToken);
        if (found is null)
            return null;
        var answers = AnswersOf(found.Submission);
        var detail = found.Detail(
            answers,
            [.. found.Files.Select(f => Line(f, answers))],
            taker is null || found.Submission.State is SubmissionState.Withdrawn or SubmissionState.Erased
                ? null
                : ReceiptCodes.Of(protector, reference, found.Submission.Revision)
        );
        return await surroundings.AddToAsync(detail, found.Submission, reach, cancellationToken);
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

    private static async Task<Found?> FindAsync(ChannelsDb db, string reference, KeyReach reach, CancellationToken stop)
    {
        if (
            await db.Submissions.AsNoTracking().Where(reach.Covers()).SingleOrDefaultAsync(s => s.Reference == reference, stop)
            is not { } submission
        )
            return null;
        var item = await db.WorkItems.Where(w => w.SubmissionId == submission.Id).OrderBy(w => w.CreatedAt).FirstAsync(stop);
        var hash = await db
            .ProcedureVersions.Where(v => v.Procedure == submission.Procedure && v.Version == submission.Version)
            .Select(v => v.Hash)
            .FirstAsync(stop);
        var files = await db
            .Files.Where(f => f.SubmissionId == submission.Id)
            .OrderBy(f => f.Id)
            .Select(f => new FoundFile(f.Id, f.Status, f.Source, f.MediaType, f.Size, f.Sha256))
            .ToListAsync(stop);
        return new Found(submission, item, hash, files);
    }

    private SubmissionFile Line(FoundFile file, JsonElement? answers)
    {
        var (size, parts) = file.Status is FileStatus.Stored ? FileParts.Cut(file.Size ?? 0) : (0, 0);
        var place = FilePlace.Of(protector, file.Id, file.Source, answers);
        return new SubmissionFile(file.Id, file.Status.CodeOf(), file.MediaType, file.Size, file.Sha256, size, parts)
        {
            Field = place.Field,
            Url = place.Url,
        };
    }

    private JsonElement? AnswersOf(Submission row) =>
        row.Answers is null
            ? null
            : JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), row.Answers)).RootElement.Clone();

    private sealed record FoundFile(Guid Id, FileStatus Status, ProtectedBytes? Source, string? MediaType, long? Size, string? Sha256);

    private sealed record Found(Submission Submission, WorkItem Item, string Hash, IReadOnlyList<FoundFile> Files)
    {
        public SubmissionDetail Detail(JsonElement? answers, IReadOnlyList<SubmissionFile> files, string? receipt) =>
            new(
                Submission.Reference,
                Item.Queue,
                Item.Status.CodeOf(),
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
                files,
                RaisedAlarms.Read(Submission.Alarms)
            )
            {
                State = Submission.State.CodeOf(),
                Revision = Submission.Revision,
                FetchedAt = Submission.FetchedAt,
                Receipt = receipt,
            };
    }
}

/// <summary>Who takes a submission.</summary>
/// <param name="Actor">As the audit names them.</param>
/// <param name="Office">As its person reads it, or null.</param>
public sealed record Taker(Actor Actor, string? Office);

using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Protection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Channels.Webhooks.Api;

/// <summary>Reads the processing queue and its submissions.</summary>
internal static class SubmissionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/staff-requests", StaffRequestsAsync)
            .WithTags("Staff requests")
            .WithSummary("Who asked for a member of staff, newest first, at most 100.");
        var group = api.MapGroup("/submissions").WithTags("Submissions");
        group
            .MapGet("/new", NewAsync)
            .WithSummary("Submissions waiting in the queue, the most urgent first and then the oldest, at most 100.");
        group.MapGet("/{reference}", OneAsync).WithSummary("One submission with its answers.");
        group.MapGet("/{reference}/files/{id:guid}", FileAsync).WithSummary("A file of a submission.");
    }

    private static async Task<Ok<List<NewSubmission>>> NewAsync(
        IStore store,
        string? queue,
        string? route,
        int? limit,
        CancellationToken stop
    )
    {
        var most = Math.Clamp(limit ?? 100, 1, 100);
        var items = await store.ReadAsync(
            (db, token) =>
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
                    .ToListAsync(token),
            stop
        );
        return TypedResults.Ok(items);
    }

    private static async Task<Results<Ok<SubmissionDetail>, ProblemHttpResult>> OneAsync(
        string reference,
        IStore store,
        ColumnProtector protector,
        CancellationToken stop
    )
    {
        var found = await store.ReadAsync(
            async (db, token) =>
            {
                var submission = await db.Submissions.SingleOrDefaultAsync(s => s.Reference == reference, token);
                if (submission is null)
                    return null;
                var item = await db.WorkItems.Where(w => w.SubmissionId == submission.Id).OrderBy(w => w.CreatedAt).FirstAsync(token);
                var hash = await db
                    .ProcedureVersions.Where(v => v.Procedure == submission.Procedure && v.Version == submission.Version)
                    .Select(v => v.Hash)
                    .FirstAsync(token);
                var files = await db
                    .Files.Where(f => f.SubmissionId == submission.Id)
                    .Select(f => new SubmissionFile(f.Id, f.Status.ToString(), f.MediaType, f.Size))
                    .ToListAsync(token);
                return new
                {
                    submission,
                    item,
                    hash,
                    files,
                };
            },
            stop
        );
        if (found is null)
            return NotFound();
        var (row, key) = (found.submission, found.submission.Id.ToString("N"));
        JsonElement? answers = row.Answers is null
            ? null
            : JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, key, row.Answers)).RootElement.Clone();
        return TypedResults.Ok(
            new SubmissionDetail(
                row.Reference,
                found.item.Queue,
                found.item.Status.ToString(),
                row.Procedure,
                row.Version,
                found.hash,
                row.Language,
                row.Channel,
                row.SubmittedAt,
                found.item.Route,
                found.item.Priority,
                row.IsInterim,
                row.UpdatedAt,
                row.AppliedAt,
                found.item.ContactBy,
                found.item.ContactedAt,
                found.item.EscalatedAt,
                answers,
                found.files
            )
        );
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        string reference,
        Guid id,
        IStore store,
        ColumnProtector protector,
        HttpContext context,
        CancellationToken stop
    )
    {
        var file = await store.ReadAsync(
            (db, token) =>
                db.Files.SingleOrDefaultAsync(
                    f =>
                        f.Id == id
                        && f.Status == FileStatus.Stored
                        && db.Submissions.Any(s => s.Id == f.SubmissionId && s.Reference == reference),
                    token
                ),
            stop
        );
        if (file?.Content is null)
            return NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(
            protector.Reveal(StoredFile.ContentColumn, file.Id.ToString("N"), file.Content),
            file.MediaType,
            $"{reference}-{id:N}"
        );
    }

    private static async Task<Ok<List<StaffRequest>>> StaffRequestsAsync(IStore store, CancellationToken stop) =>
        TypedResults.Ok(
            await store.ReadAsync(
                (db, token) =>
                    db
                        .Audit.Where(a => a.Action == AuditEntry.StaffRequested)
                        .OrderByDescending(a => a.At)
                        .Take(100)
                        .Select(a => new StaffRequest(a.At, a.Subject, a.Detail))
                        .ToListAsync(token),
                stop
            )
        );

    internal static ProblemHttpResult NotFound() =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "No such submission",
            extensions: new Dictionary<string, object?> { ["code"] = "submission.unknown" }
        );
}

/// <summary>A line of the queue.</summary>
/// <param name="Reference">Reference number, unique.</param>
/// <param name="Queue">Processing queue.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">Definition version.</param>
/// <param name="SubmittedAt">When the person confirmed it, or when it first came though unconfirmed.</param>
/// <param name="Route">Ward or kind it belongs to, or null.</param>
/// <param name="Priority">Smaller comes first: -2 urgent, -1 high, 0 normal, 1 low.</param>
/// <param name="IsInterim">Not confirmed yet; it is here because it cannot wait.</param>
/// <param name="AppliedAt">When the person said that they want to apply, or null.</param>
/// <param name="ContactBy">By when the office is to be in contact, or null.</param>
/// <param name="ContactedAt">When it first was, or null.</param>
/// <param name="Unread">Messages of the person that nobody has fetched.</param>
internal sealed record NewSubmission(
    string Reference,
    string Queue,
    string Procedure,
    int Version,
    DateTimeOffset SubmittedAt,
    string? Route,
    int Priority,
    bool IsInterim,
    DateTimeOffset? AppliedAt,
    DateTimeOffset? ContactBy,
    DateTimeOffset? ContactedAt,
    int Unread
);

/// <summary>A submission whole.</summary>
/// <param name="DefinitionHash">SHA-256 of the frozen definition the answers were given to.</param>
/// <param name="UpdatedAt">When more was added to an unconfirmed one, or it was confirmed; or null.</param>
/// <param name="EscalatedAt">When the duty desk was told that nobody had been in contact in time, or null.</param>
/// <param name="Answers">Answers by field id, in canonical form; null once they were erased.</param>
internal sealed record SubmissionDetail(
    string Reference,
    string Queue,
    string Status,
    string Procedure,
    int Version,
    string DefinitionHash,
    string Language,
    string Channel,
    DateTimeOffset SubmittedAt,
    string? Route,
    int Priority,
    bool IsInterim,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? AppliedAt,
    DateTimeOffset? ContactBy,
    DateTimeOffset? ContactedAt,
    DateTimeOffset? EscalatedAt,
    JsonElement? Answers,
    IReadOnlyList<SubmissionFile> Files
);

/// <summary>A file of a submission: <c>Wanted</c>, <c>Stored</c>, <c>Missing</c> or <c>Erased</c>.</summary>
internal sealed record SubmissionFile(Guid Id, string Status, string? MediaType, long? Size);

/// <summary>Somebody wants a member of staff.</summary>
/// <param name="Conversation">Pseudonym of the conversation.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Where">Procedure and question that were open, or null.</param>
internal sealed record StaffRequest(DateTimeOffset At, string Conversation, string? Where);

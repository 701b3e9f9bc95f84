using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Opens what claimed items are about; says of some that they need not be sent any more, or not yet.</summary>
internal sealed class DispatchReader(IStore store, ColumnProtector protector, TimeProvider clock)
{
    /// <summary>So long a submission waits for files that are on their way; then it goes without them.</summary>
    internal static readonly TimeSpan PatienceWithFiles = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<ReadItem>> ReadAsync(IReadOnlyList<SinkItem> items, CancellationToken stop)
    {
        var ids = items.Select(i => i.SubmissionId).ToList();
        var rows = await store.ReadAsync((db, cancel) => RowsAsync(db, ids, cancel), stop);
        var files = await store.ReadAsync(
            (db, cancel) => db.Files.Where(f => f.SubmissionId != null && ids.Contains(f.SubmissionId.Value)).ToListAsync(cancel),
            stop
        );
        var taken = rows.Values.Any(r => r.Submission.WithdrawnAt is not null)
            ? await store.ReadAsync((db, cancel) => DeliveredAsync(db, items[0].Sink, ids, cancel), stop)
            : [];
        var byCase = files.ToLookup(f => f.SubmissionId);
        return [.. items.Select(i => Judge(i, rows.GetValueOrDefault(i.SubmissionId), byCase[i.SubmissionId], taken))];
    }

    private static async Task<Dictionary<Guid, Row>> RowsAsync(ChannelsDb db, List<Guid> ids, CancellationToken stop) =>
        await db
            .Submissions.Where(s => ids.Contains(s.Id))
            .Select(s => new Row(
                s,
                db.WorkItems.Where(w => w.SubmissionId == s.Id).Select(w => w.Route).FirstOrDefault(),
                db.ProcedureVersions.Where(v => v.Procedure == s.Procedure && v.Version == s.Version).Select(v => v.Hash).FirstOrDefault()
            ))
            .ToDictionaryAsync(r => r.Submission.Id, stop);

    private static async Task<HashSet<Guid>> DeliveredAsync(ChannelsDb db, string sink, List<Guid> ids, CancellationToken stop) =>
        [
            .. await db
                .SinkReceipts.Where(r => r.Sink == sink && ids.Contains(r.SubmissionId) && r.Outcome == SinkOutcomeKind.Delivered)
                .Select(r => r.SubmissionId)
                .ToListAsync(stop),
        ];

    private ReadItem Judge(SinkItem item, Row? row, IEnumerable<StoredFile> files, HashSet<Guid> delivered)
    {
        if (row?.Submission is not { } submission)
            return new ReadItem(item, Over: SinkOutcomeKind.Erased);
        var edition = submission.WithdrawnAt ?? submission.UpdatedAt ?? submission.SubmittedAt;
        if (edition > item.Edition)
            return new ReadItem(item, Over: SinkOutcomeKind.Superseded);
        if (submission.WithdrawnAt is not null)
            return delivered.Contains(submission.Id)
                ? new ReadItem(item, Of(item, row, "withdrawn", null, []))
                : new ReadItem(item, Over: SinkOutcomeKind.Withdrawn);
        if (submission.Answers is not { } answers)
            return new ReadItem(item, Over: SinkOutcomeKind.Erased);
        var all = files.ToList();
        var isPatient = clock.GetUtcNow() - item.CreatedAt < PatienceWithFiles;
        if (all.Exists(f => f.Status == FileStatus.Wanted && (isPatient || f.Content is not null))) // here, and not looked at yet
            return new ReadItem(item, Waits: true);
        using var opened = JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, submission.Id.ToString("N"), answers));
        var kind =
            submission.IsInterim ? "interim"
            : submission.UpdatedAt is not null ? "updated"
            : "submitted";
        var said = opened.RootElement.Clone();
        return new ReadItem(item, Of(item, row, kind, said, [.. all.Where(f => f.Status == FileStatus.Stored).Select(f => Open(f, said))]));
    }

    private static Dispatch Of(SinkItem item, Row row, string kind, JsonElement? answers, IReadOnlyList<DispatchFile> files) =>
        new(
            item.Id,
            item.Reference,
            kind,
            row.Submission.Procedure,
            row.Submission.Version,
            row.Hash ?? "",
            item.Edition,
            row.Submission.SubmittedAt,
            row.Submission.Channel,
            row.Submission.Language,
            row.Route,
            answers,
            files
        );

    private DispatchFile Open(StoredFile file, JsonElement answers)
    {
        var type = file.MediaType ?? "application/octet-stream";
        var ending = type switch
        {
            "image/jpeg" => ".jpg",
            "image/png" => ".png",
            "application/pdf" => ".pdf",
            _ => ".bin",
        };
        var key = file.Id.ToString("N");
        var content = protector.Reveal(StoredFile.ContentColumn, key, file.Content!);
        return new DispatchFile(file.Id, key + ending, type, content, FilePlace.Of(protector, file.Id, file.Source, answers).Field);
    }

    private sealed record Row(Submission Submission, string? Route, string? Hash);
}

/// <summary>A claimed item, opened.</summary>
/// <param name="Sent">What is to be sent; null when nothing is.</param>
/// <param name="Over">How it ended without being sent, or null.</param>
/// <param name="Waits">Its files are still on their way.</param>
internal sealed record ReadItem(SinkItem Item, Dispatch? Sent = null, SinkOutcomeKind? Over = null, bool Waits = false);

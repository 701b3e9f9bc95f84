using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>Asks the store: what was erased, or taken back before anything of it was laid down, is not wanted.</summary>
internal sealed class DropStanding(IStore store) : IDropStanding
{
    private const int IdsPerQuestion = 500;

    public async Task<IReadOnlyList<GoneRow>> FindAsync(string sink, IReadOnlyCollection<Guid> staged, CancellationToken stop)
    {
        var ids = staged.ToHashSet();
        var gone = new List<GoneRow>();
        foreach (var some in ids.Chunk(IdsPerQuestion))
        {
            var known = await store.ReadAsync((db, cancel) => KnownAsync(db, some, cancel), stop);
            var open = await store.ReadAsync((db, cancel) => OpenAsync(db, some, cancel), stop);
            var taken = known.Concat(open).Where(k => k.WithdrawnAt is not null).Select(k => k.Submission).Distinct().ToList();
            var laid = taken.Count == 0 ? [] : await store.ReadAsync((db, cancel) => LaidAsync(db, sink, taken, ids, cancel), stop);
            var all = known.Concat(open).Select(k => k.Submission).Distinct().ToList();
            var erased = await store.ReadAsync((db, cancel) => ErasedAsync(db, all, cancel), stop);
            foreach (var id in some)
            {
                var row = open.Find(k => k.Id == id) ?? known.Find(k => k.Id == id);
                if (OutcomeOf(row, laid, erased) is { } outcome)
                    gone.Add(new GoneRow(id, outcome, open.Exists(k => k.Id == id)));
            }
        }

        return gone;
    }

    public Task MarkAsync(IReadOnlyList<GoneRow> gone, CancellationToken stop) =>
        store.WriteAsync(
            async (db, cancel) =>
            {
                foreach (var kind in gone.GroupBy(g => g.Outcome, g => g.Id))
                {
                    foreach (var some in kind.Chunk(IdsPerQuestion))
                        await db
                            .SinkReceipts.Where(r => some.Contains(r.Id) && r.Outcome == SinkOutcomeKind.Delivered)
                            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Outcome, kind.Key), cancel);
                }

                return Written.Keep(true);
            },
            stop
        );

    /// <summary>How it ended; null when it is wanted. What the store knows nothing of was removed with its submission.</summary>
    private static SinkOutcomeKind? OutcomeOf(Standing? row, HashSet<Guid> laid, HashSet<Guid> erased) =>
        row is null ? SinkOutcomeKind.Erased
        : row.WithdrawnAt == row.Edition
            ? laid.Contains(row.Submission) ? null // the office has an earlier version, and is to hear that it was taken back
                : SinkOutcomeKind.Withdrawn
        : erased.Contains(row.Submission) ? SinkOutcomeKind.Erased
        : row.WithdrawnAt is not null ? SinkOutcomeKind.Withdrawn
        : null;

    private static Task<List<Standing>> KnownAsync(ChannelsDb db, Guid[] ids, CancellationToken stop) =>
        (
            from r in db.SinkReceipts
            join s in db.Submissions on r.SubmissionId equals s.Id
            where ids.Contains(r.Id)
            select new Standing(r.Id, s.Id, r.Edition, s.WithdrawnAt)
        ).ToListAsync(stop);

    private static Task<List<Standing>> OpenAsync(ChannelsDb db, Guid[] ids, CancellationToken stop) =>
        (
            from i in db.SinkItems
            join s in db.Submissions on i.SubmissionId equals s.Id
            where ids.Contains(i.Id)
            select new Standing(i.Id, s.Id, i.Edition, s.WithdrawnAt)
        ).ToListAsync(stop);

    private static async Task<HashSet<Guid>> ErasedAsync(ChannelsDb db, List<Guid> submissions, CancellationToken stop) =>
        [.. await db.Submissions.Where(s => submissions.Contains(s.Id) && s.Answers == null).Select(s => s.Id).ToListAsync(stop)];

    /// <summary>Submissions of which the sink laid down an earlier version.</summary>
    private static async Task<HashSet<Guid>> LaidAsync(
        ChannelsDb db,
        string sink,
        List<Guid> submissions,
        HashSet<Guid> staged,
        CancellationToken stop
    )
    {
        var given = await db
            .SinkReceipts.Where(r => r.Sink == sink && r.Outcome == SinkOutcomeKind.Delivered && submissions.Contains(r.SubmissionId))
            .Select(r => new { r.Id, r.SubmissionId })
            .ToListAsync(stop);
        return [.. given.Where(g => !staged.Contains(g.Id)).Select(g => g.SubmissionId)];
    }

    private sealed record Standing(Guid Id, Guid Submission, DateTimeOffset Edition, DateTimeOffset? WithdrawnAt);
}

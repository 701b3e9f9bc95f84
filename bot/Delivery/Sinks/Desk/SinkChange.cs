using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>A sink comes to, or is taken from, what the office still has open.</summary>
public sealed class SinkChange(IStore store, Destinations destinations, SinkIntake queue, TimeProvider clock)
{
    private const int RowsPerWrite = 200;

    // A node says so every ten minutes; two of its looks may be late.
    private static readonly TimeSpan SeenFor = TimeSpan.FromMinutes(25);

    /// <summary>Makes an item for every submission of the procedure that is open with the office and has none yet.</summary>
    /// <param name="since">Handed in since then.</param>
    /// <returns>How many; null when the settings know no such sink, or it does not take the procedure.</returns>
    public async Task<int?> AddAsync(
        string sink,
        string procedure,
        DateTimeOffset since,
        bool dryRun,
        Actor by,
        CancellationToken cancellationToken
    )
    {
        if (destinations.Find(sink) is not { } destination || !destinations.TakenBy(destination).Contains(procedure))
            return null;
        if (dryRun)
            return await store.ReadAsync((db, stop) => Lacking(db, sink, procedure, since).CountAsync(stop), cancellationToken);
        var total = 0;
        int made;
        do total += made = await store.WriteOrFindAsync((db, stop) => MakeAsync(db, sink, procedure, since, by, stop), cancellationToken);
        while (made == RowsPerWrite);
        queue.Ring();
        return total;
    }

    /// <summary>Closes what waits for a sink or was given up by it; what is on its way just now is left. A sink that is still in the
    /// settings would get the next submission all the same: it is taken out of them first.</summary>
    public async Task<SinkRemoved> RemoveAsync(string sink, bool dryRun, Actor by, CancellationToken cancellationToken)
    {
        if (destinations.Find(sink) is not null)
            return new SinkRemoved.StillSet();
        if (!await store.ReadAsync((db, stop) => WasThereAsync(db, sink, stop), cancellationToken))
            return new SinkRemoved.Unknown();
        if (
            await store.ReadAsync((db, stop) => db.SinkStarts.Where(s => s.Sink == sink).MaxAsync(s => s.SeenAt, stop), cancellationToken)
                is { } seen
            && clock.GetUtcNow() - seen < SeenFor
        )
            return new SinkRemoved.Served(seen, seen + SeenFor);
        if (dryRun)
            return new SinkRemoved.Closed(await store.ReadAsync((db, stop) => Closable(db, sink).CountAsync(stop), cancellationToken));
        var total = 0;
        int closed;
        do total += closed = await store.WriteAsync((db, stop) => CloseAsync(db, sink, by, stop), cancellationToken);
        while (closed == RowsPerWrite);
        return new SinkRemoved.Closed(total);
    }

    private async Task<Written<int>> MakeAsync(
        ChannelsDb db,
        string sink,
        string procedure,
        DateTimeOffset since,
        Actor by,
        CancellationToken stop
    )
    {
        var rows = await Lacking(db, sink, procedure, since)
            .OrderBy(s => s.SubmittedAt)
            .Take(RowsPerWrite)
            .Select(s => new MissingItem(
                new QueuedSubmission(s.Id, s.Reference, s.Procedure, s.Version),
                db.WorkItems.Where(w => w.SubmissionId == s.Id).Select(w => w.Priority).FirstOrDefault(),
                s.UpdatedAt ?? s.SubmittedAt,
                s.ConversationKey
            ))
            .ToListAsync(stop);
        if (rows.Count == 0)
            return Written.Undo(0);
        db.SinkItems.AddRange(rows.Select(r => queue.Item(sink, r.Submission, r.Priority, r.Edition)));
        AuditLog.Add(db, clock.GetUtcNow(), by, "sink.added", sink, $"{procedure} {rows.Count}");
        await db.SaveChangesAsync(stop);
        return Written.Keep(rows.Count);
    }

    private async Task<Written<int>> CloseAsync(ChannelsDb db, string sink, Actor by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var rows = await Closable(db, sink).AsNoTracking().OrderBy(i => i.Id).Take(RowsPerWrite).ToListAsync(stop);
        var closed = 0;
        foreach (var row in rows)
        {
            // A worker may have taken it since.
            if (await Closable(db, sink).Where(i => i.Id == row.Id).ExecuteDeleteAsync(stop) == 0)
                continue;
            closed++;
            db.SinkReceipts.Add(
                new SinkReceipt
                {
                    Id = row.Id,
                    Sink = row.Sink,
                    SubmissionId = row.SubmissionId,
                    Reference = row.Reference,
                    Edition = row.Edition,
                    Outcome = SinkOutcomeKind.Closed,
                    Code = row.Code,
                    Attempts = row.Attempts,
                    CreatedAt = row.CreatedAt,
                    FinishedAt = now,
                }
            );
        }

        if (closed == 0)
            return Written.Undo(0);
        AuditLog.Add(db, now, by, "sink.removed", sink, closed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(stop);
        return Written.Keep(closed);
    }

    private static async Task<bool> WasThereAsync(ChannelsDb db, string sink, CancellationToken stop) =>
        await db.SinkStarts.AnyAsync(s => s.Sink == sink, stop)
        || await db.SinkItems.AnyAsync(i => i.Sink == sink, stop)
        || await db.SinkReceipts.AnyAsync(r => r.Sink == sink, stop);

    /// <summary>Dead, or open and in nobody's hands.</summary>
    private static IQueryable<SinkItem> Closable(ChannelsDb db, string sink) =>
        db.SinkItems.Where(i => i.Sink == sink && i.LeaseToken == null);

    private static IQueryable<Submission> Lacking(ChannelsDb db, string sink, string procedure, DateTimeOffset since) =>
        db.Submissions.Where(s =>
            s.Procedure == procedure
            && s.SubmittedAt >= since
            && s.WithdrawnAt == null
            && s.Answers != null
            && s.State != SubmissionState.Done
            && !db.SinkItems.Any(i => i.SubmissionId == s.Id && i.Sink == sink)
            && !db.SinkReceipts.Any(r => r.SubmissionId == s.Id && r.Sink == sink)
        );
}

/// <summary>What became of taking a sink away.</summary>
public abstract record SinkRemoved
{
    /// <param name="Count">How many items; on a dry run, how many it would be.</param>
    public sealed record Closed(int Count) : SinkRemoved;

    /// <summary>The settings still have it.</summary>
    public sealed record StillSet : SinkRemoved;

    /// <summary>A running node has it, whatever the settings say that were asked.</summary>
    /// <param name="SeenAt">When one last said so.</param>
    /// <param name="FreeAt">From when on it counts as gone, if none says so again.</param>
    public sealed record Served(DateTimeOffset SeenAt, DateTimeOffset FreeAt) : SinkRemoved;

    /// <summary>Nothing ever waited for a sink of this name.</summary>
    public sealed record Unknown : SinkRemoved;
}

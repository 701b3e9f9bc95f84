using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>
/// The versions of knowledge entries: only added to, each on the one its writer has seen. Two writers at once are decided by the
/// unique index on entry and version; the second hears which version is there now. Documents are JSON that nobody here reads.
/// </summary>
public sealed class EntryLedger(IStore store, InquiryTeller teller, AlertIntake alerts, TimeProvider clock)
{
    private const int DocumentsPerRead = 500;
    private const int LongestRoute = 64;

    /// <summary>Adds one version with its audit row; an approval tells those whose inquiries it answers, in the same transaction.</summary>
    public async Task<EntryWritten> AppendAsync(EntryChange change, CancellationToken cancellationToken)
    {
        var written = await store.WriteOrFindAsync((db, stop) => OneAsync(db, change, stop), cancellationToken);
        if (written is EntryWritten.Added { Told.Count: > 0 })
            teller.Ring();
        return written;
    }

    /// <summary>Adds versions of different entries in one transaction, with one audit row for all; those somebody else changed are
    /// passed over.</summary>
    /// <param name="changes">At most a few hundred, each of another entry.</param>
    /// <param name="by">Who, as the audit names them.</param>
    /// <param name="action">The audit's code.</param>
    /// <param name="alert">What the duty desk is told when anything was written, with the number of entries; or null.</param>
    /// <returns>The entries that were passed over.</returns>
    public Task<IReadOnlyList<string>> AppendAllAsync(
        IReadOnlyList<EntryChange> changes,
        string by,
        string action,
        RaiseAlert? alert,
        CancellationToken cancellationToken
    ) =>
        store.WriteOrFindAsync(
            async (db, stop) =>
            {
                var added = await AddAsync(db, changes, stop);
                if (added.Count > 0)
                    AddAudit(db, OfName(by), action, "entries", $"{added.Count} versions");
                if (added.Count > 0 && alert is not null)
                    alerts.Add(db, alert with { Route = Short(alert.Route), Alarm = $"{added.Count}" }, null);
                await db.SaveChangesAsync(stop);
                return Written.Keep<IReadOnlyList<string>>([
                    .. changes.Select(c => c.EntryId).Except(added.Select(a => a.EntryId), StringComparer.Ordinal),
                ]);
            },
            cancellationToken
        );

    /// <summary>Whether anything changed since the last look; cheap.</summary>
    public Task<LedgerMark> MarkAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            async (db, stop) =>
                new LedgerMark(
                    await db.EntryVersions.CountAsync(stop),
                    await db.EntryVersions.OrderByDescending(v => v.At).Select(v => (DateTimeOffset?)v.At).FirstOrDefaultAsync(stop)
                ),
            cancellationToken
        );

    /// <summary>The current and the live version of every entry, without documents.</summary>
    public Task<List<EntryRow>> RowsAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) =>
                db
                    .EntryVersions.Where(v => v.IsCurrent || v.IsLive)
                    .Select(v => new EntryRow(v.Id, v.EntryId, v.Version, v.Status, v.By, v.At, v.Note, v.Inquiry, v.IsCurrent, v.IsLive))
                    .ToListAsync(stop),
            cancellationToken
        );

    /// <summary>Documents by row.</summary>
    public async Task<Dictionary<Guid, string>> DocumentsAsync(IReadOnlyList<Guid> rows, CancellationToken cancellationToken)
    {
        var documents = new Dictionary<Guid, string>(rows.Count);
        foreach (var chunk in rows.Chunk(DocumentsPerRead))
        {
            var read = await store.ReadAsync(
                (db, stop) => db.EntryVersions.Where(v => chunk.Contains(v.Id)).Select(v => new { v.Id, v.Document }).ToListAsync(stop),
                cancellationToken
            );
            foreach (var row in read)
                documents.Add(row.Id, row.Document);
        }

        return documents;
    }

    /// <summary>All versions of an entry, oldest first.</summary>
    public Task<List<EntryVersion>> VersionsAsync(string entryId, CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) => db.EntryVersions.Where(v => v.EntryId == entryId).OrderBy(v => v.Version).ToListAsync(stop),
            cancellationToken
        );

    /// <summary>A version by the id of its row, or null.</summary>
    public Task<EntryVersion?> FindAsync(Guid row, CancellationToken cancellationToken) =>
        store.ReadAsync((db, stop) => db.EntryVersions.SingleOrDefaultAsync(v => v.Id == row, stop), cancellationToken);

    private async Task<Written<EntryWritten>> OneAsync(ChannelsDb db, EntryChange change, CancellationToken stop)
    {
        if (await AddAsync(db, [change], stop) is not [var added])
        {
            var there = await db
                .EntryVersions.Where(v => v.EntryId == change.EntryId && v.IsCurrent)
                .Select(v => (int?)v.Version)
                .SingleOrDefaultAsync(stop);
            return Written.Undo<EntryWritten>(new EntryWritten.Conflict(there ?? 0));
        }

        AddAudit(db, Actor.Person(change.By), "entry." + change.Status, change.EntryId, $"version {added.Version}");
        await db.SaveChangesAsync(stop);
        var told = change.Status == EntryStatuses.Approved ? await teller.TellAsync(db, added, stop) : [];
        return Written.Keep<EntryWritten>(new EntryWritten.Added(added, told));
    }

    /// <summary>Adds versions within a transaction; those somebody else changed are passed over. The caller saves.</summary>
    internal async Task<List<EntryVersion>> AddAsync(ChannelsDb db, IReadOnlyList<EntryChange> changes, CancellationToken stop)
    {
        var ids = changes.Select(c => c.EntryId).ToList();
        var current = await db
            .EntryVersions.Where(v => v.IsCurrent && ids.Contains(v.EntryId))
            .Select(v => new { v.EntryId, v.Version })
            .ToDictionaryAsync(v => v.EntryId, v => v.Version, StringComparer.Ordinal, stop);
        var fitting = changes.Where(c => current.GetValueOrDefault(c.EntryId) == c.Expected).ToList();
        var followed = fitting.Where(c => c.Expected > 0).Select(c => c.EntryId).ToList();
        var replaced = fitting.Where(c => c is { Expected: > 0, IsLive: true }).Select(c => c.EntryId).ToList();
        if (followed.Count > 0)
            await db
                .EntryVersions.Where(v => v.IsCurrent && followed.Contains(v.EntryId))
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.IsCurrent, false), stop);
        if (replaced.Count > 0)
            await db
                .EntryVersions.Where(v => v.IsLive && replaced.Contains(v.EntryId))
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.IsLive, false), stop);
        var now = clock.GetUtcNow();
        var rows = fitting.ConvertAll(c => new EntryVersion
        {
            Id = c.RowId ?? Guid.CreateVersion7(now),
            EntryId = c.EntryId,
            Version = c.Expected + 1,
            Status = c.Status,
            Document = c.Document,
            By = c.By,
            At = now,
            Note = c.Note,
            Inquiry = c.Inquiry,
            IsCurrent = true,
            IsLive = c.IsLive,
        });
        db.EntryVersions.AddRange(rows);
        return rows;
    }

    private static Actor OfName(string by) => by == Actor.Bot.Name ? Actor.Bot : Actor.Person(by);

    private static string? Short(string? owner) => owner?.Length > LongestRoute ? owner[..LongestRoute] : owner;

    private void AddAudit(ChannelsDb db, Actor by, string action, string subject, string detail)
    {
        var now = clock.GetUtcNow();
        AuditLog.Add(db, now, by, action, subject, detail);
    }
}

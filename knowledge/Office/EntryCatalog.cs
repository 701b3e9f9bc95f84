using System.Collections.Concurrent;
using Channels.Knowledge.Content;
using Microsoft.Extensions.Options;

namespace Channels.Knowledge.Office;

/// <summary>
/// All entries as they stand: the shipped files, with what the database has over them by id. Versions never change, so a document
/// is read from the database once. A version whose document is broken is shown with its problem and answers nobody.
/// </summary>
public sealed class EntryCatalog(IEntryLedger ledger, IOptions<KnowledgeOptions> options)
{
    private readonly Lazy<EntrySet> shipped = new(() =>
        EntryFiles.Read(string.IsNullOrEmpty(options.Value.Entries) ? EntryFiles.DefaultFolder : options.Value.Entries)
    );
    private readonly ConcurrentDictionary<Guid, (Entry? Entry, string? Problem)> documents = new();

    /// <summary>What the files have, and what is wrong with them.</summary>
    public EntrySet Shipped => shipped.Value;

    /// <summary>Every entry, by id.</summary>
    public async Task<IReadOnlyList<CatalogEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await ledger.RowsAsync(cancellationToken);
        var read = await ReadAsync(rows, cancellationToken);
        var all = Shipped.Entries.ToDictionary(
            e => e.Id,
            e => new CatalogEntry(e.Id, EntryState.Of(e), e.Status == EntryStatus.Draft ? null : EntryState.Of(e)),
            StringComparer.Ordinal
        );
        foreach (var group in rows.GroupBy(r => r.EntryId, StringComparer.Ordinal))
        {
            var newest = group.MaxBy(r => r.Version)!;
            var live = group.FirstOrDefault(r => r.IsLive);
            all[group.Key] = new CatalogEntry(
                group.Key,
                StateOf(newest, read[newest.Id]),
                live is null ? all.GetValueOrDefault(group.Key)?.InForce : StateOf(live, read[live.Id])
            );
        }

        return [.. all.Values.OrderBy(e => e.Id, StringComparer.Ordinal)];
    }

    /// <summary>One entry with all its versions, oldest first; the shipped one is the version 0. Null when there is none of that
    /// id.</summary>
    public async Task<(CatalogEntry Entry, IReadOnlyList<EntryState> Versions)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var rows = await ledger.VersionsAsync(id, cancellationToken);
        var file = Shipped.Entries.FirstOrDefault(e => e.Id == id);
        var versions = rows.Select(r => StateOf(r.Version, Read(r.Version, r.Document))).ToList();
        if (file is not null)
            versions.Insert(0, EntryState.Of(file));
        if (versions.Count == 0)
            return null;
        var live = rows.FirstOrDefault(r => r.Version.IsLive);
        var inForce =
            live is not null ? versions.Single(v => v.Version == live.Version.Version)
            : file is { Status: not EntryStatus.Draft } ? versions[0]
            : null;
        return (new CatalogEntry(id, versions[^1], inForce), versions);
    }

    private async Task<Dictionary<Guid, (Entry? Entry, string? Problem)>> ReadAsync(
        IReadOnlyList<StoredVersion> rows,
        CancellationToken cancellationToken
    )
    {
        var missing = rows.Where(r => !documents.ContainsKey(r.Id)).Select(r => r.Id).ToList();
        var fetched = await ledger.DocumentsAsync(missing, cancellationToken);
        var read = rows.ToDictionary(
            r => r.Id,
            r =>
                fetched.TryGetValue(r.Id, out var document)
                    ? Read(r, document)
                    : documents.GetValueOrDefault(r.Id, (null, "the version is gone"))
        );
        foreach (var id in missing)
            documents[id] = read[id];
        foreach (var gone in documents.Count > rows.Count ? documents.Keys.Where(k => !read.ContainsKey(k)) : [])
            documents.TryRemove(gone, out _);
        return read;
    }

    private static EntryState StateOf(StoredVersion row, (Entry? Entry, string? Problem) read) =>
        new(row.Version, row.Status, row.By, row.At, row.Note, row.Inquiry, read.Entry, read.Problem);

    private static (Entry? Entry, string? Problem) Read(StoredVersion row, string document)
    {
        var (entry, problem) = EntryJson.Read(document);
        if (entry is null)
            return (null, problem);
        if (entry.Id != row.EntryId)
            return (null, "the document is of another entry");
        if (EntryRules.CheckShape(entry) is [var finding, ..])
            return (null, $"{finding.Code}: {finding.Message}");
        if (row.Status == VersionStatuses.Approved && (entry.Citations.Count == 0 || entry.ReviewedBy is null || entry.ReviewedOn is null))
            return (null, "approval: an approved entry names its citations, who reviewed it and when");
        return (entry with { Status = EntryState.StatusOf(row.Status) }, null);
    }
}

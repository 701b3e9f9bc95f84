using Channels.Knowledge.Content;
using Channels.Knowledge.Ingest;

namespace Channels.Knowledge.Office;

/// <summary>
/// Brings entries of a file into the database, as versions over what is there. New and changed ones come in unconfirmed and wait for
/// staff; what is approved answers on until then. Only what takes an answer back (a note of the Ministry that an answer is deleted)
/// takes effect at once. What the file no longer has stays as it is.
/// </summary>
public sealed class EntryImporter(IEntryLedger ledger, EntryCatalog catalog)
{
    private const int PerWrite = 250;

    /// <summary>What an import would write.</summary>
    public async Task<EntryImport> PlanAsync(IReadOnlyList<Entry> incoming, string by, CancellationToken stop)
    {
        var there = (await catalog.ReadAsync(stop)).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var refused = new List<EntryFinding>();
        var usable = new List<Entry>();
        foreach (var entry in incoming.Select(Cleaned))
        {
            if (EntryRules.CheckShape(entry) is [var finding, ..])
                refused.Add(finding with { Field = $"{entry.Id}.{finding.Field}" });
            else
                usable.Add(entry);
        }

        var plan = ImportPlan.Compare([.. there.Values.Select(e => e.Current.Entry).OfType<Entry>()], usable);
        var changed = plan.Changed.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        List<NewVersion> changes =
        [
            .. plan.Apply()
                .Where(e => changed.Contains(e.Id))
                .Concat(plan.Added)
                .Select(e => ChangeOf(e, there.GetValueOrDefault(e.Id), by)),
        ];
        var superseded = changes.Count(c => c.Status == VersionStatuses.Superseded);
        return new EntryImport(changes, plan.Added.Count, plan.Changed.Count, superseded, plan.Unchanged, plan.Missing.Count, refused);
    }

    /// <summary>Writes a plan; what somebody changed since it was made is passed over.</summary>
    /// <param name="progress">Told how many were written so far.</param>
    /// <returns>The entries that were passed over.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(EntryImport plan, string by, IProgress<int>? progress, CancellationToken stop)
    {
        var passed = new List<string>();
        var written = 0;
        foreach (var batch in plan.Changes.Chunk(PerWrite))
        {
            passed.AddRange(await ledger.AppendAllAsync(batch, by, "entry.imported", stop));
            progress?.Report(written += batch.Length);
        }

        return passed;
    }

    private static NewVersion ChangeOf(Entry entry, CatalogEntry? there, string by)
    {
        var status = entry.Status switch
        {
            EntryStatus.Superseded => VersionStatuses.Superseded,
            EntryStatus.Draft => VersionStatuses.Draft,
            _ => VersionStatuses.Unconfirmed, // nobody approves by a file
        };
        var isLive =
            status == VersionStatuses.Superseded
            || (status == VersionStatuses.Unconfirmed && there?.InForce is null or { Status: VersionStatuses.Unconfirmed });
        var document = entry with { Status = EntryState.StatusOf(status), ReviewedBy = null, ReviewedOn = null };
        return new NewVersion
        {
            EntryId = entry.Id,
            Expected = there?.Current.Version ?? 0,
            Status = status,
            Document = EntryJson.Write(document),
            By = by,
            IsLive = isLive,
        };
    }

    /// <summary>One kind of line end, and no marks of byte order in the middle.</summary>
    private static Entry Cleaned(Entry entry) =>
        entry with
        {
            Question = Cleaned(entry.Question),
            Answer = Cleaned(entry.Answer),
            Aliases = [.. entry.Aliases.Select(Cleaned)],
        };

    private static string Cleaned(string text) => text.ReplaceLineEndings("\n").Replace("\uFEFF", "", StringComparison.Ordinal).Trim();
}

/// <summary>What an import writes.</summary>
/// <param name="Changes">The versions.</param>
/// <param name="Superseded">How many of the changes take an answer back.</param>
/// <param name="Missing">Entries that are there and that the file does not have.</param>
/// <param name="Refused">Entries that break a rule; the field begins with the id.</param>
public sealed record EntryImport(
    IReadOnlyList<NewVersion> Changes,
    int Added,
    int Changed,
    int Superseded,
    int Unchanged,
    int Missing,
    IReadOnlyList<EntryFinding> Refused
);

using Channels.Knowledge.Content;
using Channels.Knowledge.Ingest;
using Channels.Knowledge.Review;
using Channels.Text;

namespace Channels.Knowledge.Office;

/// <summary>
/// Brings entries of a file into the database, as versions over what is there. New and changed ones come in unconfirmed and wait for
/// staff. Where the source says something else than what was approved, that goes out of the answers until somebody confirms the new
/// text, and its owner is told; what staff wrote over a row that did not change stays. What the file no longer has stays as it is.
/// </summary>
public sealed class EntryImporter(IEntryLedger ledger, EntryCatalog catalog, EntryTwins twins, OwnQuestion own, TimeProvider clock)
{
    private const int PerWrite = 250;

    /// <summary>What an import would write.</summary>
    /// <param name="terms">Who imports, and whether approved texts answer on although their source changed.</param>
    public async Task<EntryImport> PlanAsync(EntrySet incoming, ImportTerms terms, CancellationToken stop)
    {
        var there = (await catalog.ReadAsync(stop)).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var refused = new List<EntryFinding>();
        var usable = new List<Entry>();
        foreach (var entry in incoming.Entries.Select(Cleaned))
        {
            if (EntryRules.CheckShape(entry) is [var finding, ..])
                refused.Add(finding with { Field = $"{entry.Id}.{finding.Field}" });
            else if (there.GetValueOrDefault(entry.Id) is { } old && RenumberedRows.Refuse(old.Current.Entry, entry) is { } other)
                refused.Add(other);
            else
                usable.Add(entry);
        }

        var plan = ImportPlan.Compare([.. there.Values.Select(e => e.Current.Entry).OfType<Entry>()], usable);
        var kept = await KeptAsync(plan.Changed, there, stop);
        var changed = plan.Changed.Select(e => e.Id).Where(id => !kept.Contains(id)).ToHashSet(StringComparer.Ordinal);
        List<ImportedVersion> changes =
        [
            .. plan.Apply()
                .Where(e => changed.Contains(e.Id))
                .Concat(plan.Added)
                .Select(e => ChangeOf(e, there.GetValueOrDefault(e.Id), terms)),
        ];
        var gainsaid = await twins.GainsaidAsync(usable, stop);
        return new EntryImport(
            changes,
            new ImportReport
            {
                Rows = incoming.Rows,
                Added = plan.Added.Count,
                Changed = changed.Count,
                Unchanged = plan.Unchanged,
                Kept = kept.Count,
                Repeated = incoming.Repeated,
                Missing = plan.Missing.Count,
                Withdrawn = usable.Count(e => e is { Status: EntryStatus.Superseded, SupersededBy: null }),
                Superseded = usable.Count(e => e is { Status: EntryStatus.Superseded, SupersededBy: not null }),
                Flagged = Flagged(usable, gainsaid, own, JapanTime.DayOf(clock.GetUtcNow())),
                Reworded =
                [
                    .. plan
                        .Changed.Where(e => changed.Contains(e.Id))
                        .Select(e => RenumberedRows.Named(there[e.Id].Current.Entry, e))
                        .OfType<RewordedRow>(),
                ],
                Out = [.. changes.Where(c => c.TakesOut).Select(c => new EntryOut(c.Version.EntryId, c.Owner))],
                Refused = ImportReport.Reasons(incoming.Problems, refused),
                Notes = [.. incoming.Problems.Where(p => !ImportReport.IsOfARow(p))],
            },
            refused
        );
    }

    /// <summary>Writes a plan; what somebody changed since it was made is passed over.</summary>
    /// <param name="progress">Told how many were written so far.</param>
    /// <returns>The entries that were passed over.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(EntryImport plan, string by, IProgress<int>? progress, CancellationToken stop)
    {
        var passed = new List<string>();
        var written = 0;

        // Each owner is told of their own, in the transaction that takes them out.
        var batches = plan
            .Changes.GroupBy(c => (c.TakesOut, c.TakesOut ? c.Owner : null))
            .SelectMany(g => g.Chunk(PerWrite).Select(batch => (g.Key, Batch: batch)));
        foreach (var ((takesOut, owner), batch) in batches)
        {
            var notice = takesOut ? new OwnerNotice(OwnerNotice.Changed, owner) : null;
            passed.AddRange(await ledger.AppendAllAsync([.. batch.Select(c => c.Version)], by, "entry.imported", notice, stop));
            progress?.Report(written += batch.Length);
        }

        return passed;
    }

    /// <summary>Entries that differ from their row only because staff wrote over it: the row itself is as it was imported.</summary>
    private async Task<HashSet<string>> KeptAsync(
        IReadOnlyList<Entry> differing,
        Dictionary<string, CatalogEntry> there,
        CancellationToken stop
    )
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var now in differing.Where(e => !VersionStatuses.IsImported(there[e.Id].Current.Status)))
        {
            var imported = (await catalog.FindAsync(now.Id, stop))?.Versions.LastOrDefault(v => VersionStatuses.IsImported(v.Status));
            if (imported?.Entry is { } row && now.Status != EntryStatus.Superseded && ImportPlan.IsSame(row, now))
                kept.Add(now.Id);
        }

        return kept;
    }

    private static List<FlaggedRow> Flagged(List<Entry> rows, IReadOnlySet<string> gainsaid, OwnQuestion own, DateOnly today) =>
        [
            .. rows.Select(e => new FlaggedRow(
                    e.Id,
                    e.Question,
                    EntryFlags.With(e, gainsaid.Contains(e.Id), own.Refuses(e, today) is not null)
                ))
                .Where(f => f.Flags.Count > 0),
        ];

    private static ImportedVersion ChangeOf(Entry entry, CatalogEntry? there, ImportTerms terms)
    {
        var (old, isApproved) = (there?.InForce?.Entry, there?.InForce?.Status == VersionStatuses.Approved);
        var takesOut = isApproved && !terms.AnswersOn && old is not null && ImportPlan.SaysOtherwise(old, entry);
        var status = entry.Status switch
        {
            EntryStatus.Superseded => VersionStatuses.Superseded,
            EntryStatus.Draft => VersionStatuses.Draft,
            _ when takesOut => VersionStatuses.Changed,
            _ => VersionStatuses.Unconfirmed, // nobody approves by a file
        };
        var isLive =
            status is VersionStatuses.Superseded or VersionStatuses.Changed
            || (
                status == VersionStatuses.Unconfirmed
                && there?.InForce is null or { Status: VersionStatuses.Unconfirmed or VersionStatuses.Changed }
            );
        var document = entry with { Status = EntryState.StatusOf(status), ReviewedBy = null, ReviewedOn = null };
        return new ImportedVersion(
            new NewVersion
            {
                EntryId = entry.Id,
                Expected = there?.Current.Version ?? 0,
                Status = status,
                Document = EntryJson.Write(document),
                By = terms.By,
                IsLive = isLive,
            },
            TakesOut: isApproved && isLive,
            entry.Owner
        );
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

/// <summary>How an import is written.</summary>
/// <param name="By">Who imports.</param>
/// <param name="AnswersOn">Approved texts answer on until the new ones are confirmed, although their source says otherwise.</param>
public sealed record ImportTerms(string By, bool AnswersOn = false);

/// <summary>What an import writes.</summary>
/// <param name="Refused">Entries that break a rule; the field begins with the id.</param>
public sealed record EntryImport(IReadOnlyList<ImportedVersion> Changes, ImportReport Report, IReadOnlyList<EntryFinding> Refused);

/// <summary>A version that an import writes.</summary>
/// <param name="TakesOut">What was approved answers no longer.</param>
/// <param name="Owner">Who looks after the entry, or null.</param>
public sealed record ImportedVersion(NewVersion Version, bool TakesOut, string? Owner);

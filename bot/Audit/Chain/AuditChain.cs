using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Audit.Chain;

/// <summary>
/// Looks at the chain: whether every sealed entry is there and as it was. Somebody who can write the whole database can also seal it
/// anew; that shows only beside heads that were kept somewhere else (<c>audit export</c>).
/// </summary>
public sealed class AuditChain(IStore store, TimeProvider clock)
{
    private const int RowsPerRead = 2000;

    /// <summary>An entry that nobody sealed for so long shows that the sweep stands still.</summary>
    private static readonly TimeSpan Unsealed = TimeSpan.FromMinutes(15);

    /// <summary>The days in order, each with what it should end with.</summary>
    public Task<List<AuditDay>> DaysAsync(CancellationToken cancellationToken) =>
        store.ReadAsync((db, stop) => db.AuditDays.OrderBy(d => d.Day).ToListAsync(stop), cancellationToken);

    /// <summary>The entries of a day in their order.</summary>
    public async IAsyncEnumerable<AuditEntry> EntriesAsync(
        string day,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var after = 0; ; )
        {
            var from = after;
            var part = await store.ReadAsync(
                (db, stop) => db.Audit.Where(e => e.Day == day && e.Place > from).OrderBy(e => e.Place).Take(RowsPerRead).ToListAsync(stop),
                cancellationToken
            );
            foreach (var entry in part)
                yield return entry;
            if (part.Count < RowsPerRead)
                yield break;
            after = part[^1].Place!.Value;
        }
    }

    /// <summary>Computes every seal again.</summary>
    /// <param name="known">Heads that were kept elsewhere, by day; empty: none.</param>
    public async Task<AuditVerdict> VerifyAsync(IReadOnlyDictionary<string, byte[]> known, CancellationToken cancellationToken)
    {
        var days = await DaysAsync(cancellationToken);
        List<AuditFinding> findings = [];
        var (entries, expired) = (0L, 0);
        byte[]? before = null;
        var hasBegun = false;
        foreach (var day in days)
        {
            if (before is not null && !before.AsSpan().SequenceEqual(day.Start))
                findings.Add(new AuditFinding(day.Day, null, "start"));
            if (known.TryGetValue(day.Day, out var head) && !head.AsSpan().SequenceEqual(day.Head))
                findings.Add(new AuditFinding(day.Day, null, "other-head"));
            var (seen, finding) = await WalkAsync(day, cancellationToken);
            entries += seen;
            hasBegun |= seen > 0;

            // Retention takes whole days from the beginning; a gap in the middle is no retention.
            if (seen == 0 && !hasBegun && day.Entries > 0)
                expired++;
            else if (finding is not null)
                findings.Add(finding);
            before = day.Head;
        }

        findings.AddRange(known.Keys.Except(days.Select(d => d.Day)).Order().Select(d => new AuditFinding(d, null, "day-missing")));
        var late = clock.GetUtcNow() - Unsealed;
        var open = await store.ReadAsync((db, stop) => db.Audit.CountAsync(e => e.Place == null, stop), cancellationToken);
        if (await store.ReadAsync((db, stop) => db.Audit.AnyAsync(e => e.Place == null && e.At < late, stop), cancellationToken))
            findings.Add(new AuditFinding("", null, "unsealed"));
        return new AuditVerdict(days.Count, expired, entries, open, findings);
    }

    private async Task<(int Seen, AuditFinding? Finding)> WalkAsync(AuditDay day, CancellationToken cancellationToken)
    {
        var (head, place) = (day.Start, 0);
        AuditFinding? finding = null;
        await foreach (var entry in EntriesAsync(day.Day, cancellationToken))
        {
            place++;
            if (finding is not null)
                continue;
            if (entry.Place != place)
                finding = new AuditFinding(day.Day, place, "missing");
            head = AuditSeal.Next(head, entry);
            if (finding is null && !head.AsSpan().SequenceEqual(entry.Seal))
                finding = new AuditFinding(day.Day, place, "changed");
        }

        if (finding is null && (place != day.Entries || !head.AsSpan().SequenceEqual(day.Head)))
            finding = new AuditFinding(day.Day, place, "end");
        return (place, finding);
    }

    /// <summary>Reads heads as <c>audit export</c> writes them: day, number of entries, head in hex, separated by commas.</summary>
    /// <exception cref="FormatException">A line is none of these.</exception>
    public static Dictionary<string, byte[]> ReadHeads(IEnumerable<string> lines)
    {
        var heads = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var line in lines.Where(l => l.Length > 0 && !l.StartsWith("day,", StringComparison.Ordinal)))
        {
            if (
                line.Split(',') is not [var day, var count, var head]
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                || head.Length != 2 * AuditSeal.Length
            )
                throw new FormatException($"'{line}' is no line of heads: day,entries,head");
            heads[day] = Convert.FromHexString(head);
        }

        return heads;
    }
}

/// <summary>What does not fit.</summary>
/// <param name="Day">The day; empty when it is of none.</param>
/// <param name="Place">The entry's place, or null.</param>
/// <param name="Code"><c>changed</c>, <c>missing</c>, <c>end</c> (entries or head differ from the day's row), <c>start</c> (does not
/// follow the day before), <c>other-head</c>, <c>day-missing</c> (beside the kept heads), <c>unsealed</c>.</param>
public sealed record AuditFinding(string Day, int? Place, string Code);

/// <summary>What was looked at and found.</summary>
/// <param name="Days">Days with a chain.</param>
/// <param name="Expired">Of these, from the beginning, those whose entries retention took.</param>
/// <param name="Entries">Entries whose seal was computed again.</param>
/// <param name="Open">Entries that are not sealed yet.</param>
/// <param name="Findings">Empty: in order.</param>
public sealed record AuditVerdict(int Days, int Expired, long Entries, int Open, IReadOnlyList<AuditFinding> Findings);

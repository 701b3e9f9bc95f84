using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>
/// Brings a file of the centre into the table of members, or of pairs. Rows that can be taken are taken together in one transaction and
/// change only what is otherwise in the file; who is not in it stays as they are.
/// </summary>
public sealed class MemberImport(IStore store, MemberParts parts, TimeProvider clock)
{
    private const int RowsBetweenReports = 200;
    private readonly MemberWords words = new();

    /// <param name="file">As it lies on the disk.</param>
    /// <param name="isDryRun">Say what would change; write nothing.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="progress">Told how many rows are done.</param>
    public Task<MemberImported> RunAsync(byte[] file, bool isDryRun, Actor by, IProgress<int>? progress, CancellationToken stop) =>
        RunAsync(file, [], isDryRun, by, progress, stop);

    /// <param name="file">As it lies on the disk.</param>
    /// <param name="ignored">Headings that somebody said need not be read, though they sound as if they told who is active.</param>
    /// <param name="isDryRun">Say what would change; write nothing.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="progress">Told how many rows are done.</param>
    public async Task<MemberImported> RunAsync(
        byte[] file,
        IReadOnlyCollection<string> ignored,
        bool isDryRun,
        Actor by,
        IProgress<int>? progress,
        CancellationToken stop
    )
    {
        var (findings, today) = (new List<RowFinding>(), JapanTime.DayOf(clock.GetUtcNow()));
        if (MemberTable.Read(file, words, findings) is not { } table || findings.Count > 0)
            return new MemberImported(0, 0, 0, 0, findings);
        foreach (var column in table.Unread.Where(c => words.IsStatus(c) && !ignored.Contains(c)))
            findings.Add(new RowFinding(0, column, "column-status", words.Finding("column-status")));
        if (findings.Count > 0)
            return new MemberImported(table.Rows.Count, 0, 0, 0, findings) { Unread = table.Unread };
        if (PairReader.IsOne(table))
        {
            var pairs = new PairReader(words, today).Read(table, findings);
            return await store.WriteAsync(
                async (db, inner) => Ended(await PairsAsync(db, pairs, findings, table, by, inner), isDryRun),
                stop
            );
        }

        var members = new MemberReader(words, parts.Profile, today).Read(table, findings);
        return await store.WriteAsync(
            async (db, inner) => Ended(await MembersAsync(db, members, findings, table, by, progress, inner), isDryRun),
            stop
        );
    }

    private static Written<MemberImported> Ended(MemberImported done, bool isDryRun) => isDryRun ? Written.Undo(done) : Written.Keep(done);

    private async Task<MemberImported> MembersAsync(
        ChannelsDb db,
        IReadOnlyList<MemberRecord> members,
        List<RowFinding> findings,
        MemberTable table,
        Actor by,
        IProgress<int>? progress,
        CancellationToken stop
    )
    {
        var (now, added, changed, done) = (clock.GetUtcNow(), 0, 0, 0);
        var (known, changes) = (await db.Set<Member>().ToDictionaryAsync(m => m.Number, stop), new List<MemberChanged>());
        var numbers = new WrittenNumbers(known.Keys);
        foreach (var written in members)
        {
            var read = written with { Number = numbers.Meant(written.Number) }; // a spreadsheet takes zeros away
            var member = read;
            if (!known.TryGetValue(member.Number, out var row))
            {
                row = new Member
                {
                    Number = member.Number,
                    Roles = member.Roles,
                    JoinedOn = member.JoinedOn,
                    ChangedAt = now,
                };
                parts.Sealing.Fill(row, member, now);
                db.Add(row);
                added++;
            }
            else
            {
                var before = parts.Sealing.Open(row);
                member = before is null ? read : MemberChange.Merged(table, before, read);
                if (before is null || before != member)
                {
                    parts.Sealing.Fill(row, member, now);
                    db.Update(row);
                    changed++;
                    changes.Add(Told(before, member));
                    AuditLog.Add(db, now, by, "member.changed", member.Number, "import");
                }
            }

            if (++done % RowsBetweenReports == 0 || done == members.Count)
                progress?.Report(done);
        }

        return await SavedAsync(
            db,
            new MemberImported(table.Rows.Count, added, changed, members.Count - added - changed, findings)
            {
                Unread = table.Unread,
                Changes = changes,
            },
            "members",
            by,
            stop
        );
    }

    private async Task<MemberImported> PairsAsync(
        ChannelsDb db,
        IReadOnlyList<PairRow> pairs,
        List<RowFinding> findings,
        MemberTable table,
        Actor by,
        CancellationToken stop
    )
    {
        var (added, changed, unchanged) = (0, 0, 0);
        var roles = await db.Set<Member>().ToDictionaryAsync(m => m.Number, m => m.Roles, stop);
        var known = await db.Set<MemberPair>().ToDictionaryAsync(p => (p.Requester, p.Provider), stop);
        var numbers = new WrittenNumbers(roles.Keys);
        foreach (var written in pairs)
        {
            var pair = written with { Requester = numbers.Meant(written.Requester), Provider = numbers.Meant(written.Provider) };
            Check(pair.Cells, "requester", roles, pair.Requester, MemberRoles.Requester);
            Check(pair.Cells, "provider", roles, pair.Provider, MemberRoles.Provider);
            if (!pair.Cells.IsSound)
                continue;
            if (!known.TryGetValue((pair.Requester, pair.Provider), out var row))
            {
                added++;
                db.Add(
                    new MemberPair
                    {
                        Requester = pair.Requester,
                        Provider = pair.Provider,
                        MetOn = pair.MetOn,
                        ExpiresOn = pair.ExpiresOn,
                    }
                );
            }
            else if ((row.MetOn, row.ExpiresOn) != (pair.MetOn, pair.ExpiresOn))
            {
                changed++;
                (row.MetOn, row.ExpiresOn) = (pair.MetOn, pair.ExpiresOn);
                db.Update(row);
            }
            else
            {
                unchanged++;
            }
        }

        return await SavedAsync(
            db,
            new MemberImported(table.Rows.Count, added, changed, unchanged, findings) { Unread = table.Unread },
            "pairs",
            by,
            stop
        );
    }

    private async Task<MemberImported> SavedAsync(ChannelsDb db, MemberImported done, string what, Actor by, CancellationToken stop)
    {
        if (done.Added + done.Changed > 0)
            AuditLog.Add(db, clock.GetUtcNow(), by, "members.imported", what, $"added={done.Added} changed={done.Changed}");
        await db.SaveChangesAsync(stop);
        return done;
    }

    private MemberChanged Told(MemberRecord? before, MemberRecord after)
    {
        var fields = before is null ? [] : MemberChange.Between(before, after);
        return new MemberChanged(
            after.Number,
            [.. fields.Select(f => words.Field(f.Field))],
            [.. fields.Where(f => f.IsEmptied).Select(f => words.Field(f.Field))]
        );
    }

    private static void Check(RowCells cells, string column, Dictionary<string, MemberRoles> roles, string number, MemberRoles role)
    {
        if (!roles.TryGetValue(number, out var has))
            cells.Refused(column, "pair-unknown");
        else if (!has.HasFlag(role))
            cells.Refused(column, "pair-role");
    }
}

/// <summary>What came of an import.</summary>
/// <param name="Rows">Of the file, without its heading.</param>
/// <param name="Added">New.</param>
/// <param name="Changed">Otherwise than before.</param>
/// <param name="Unchanged">As they were: not written.</param>
/// <param name="Findings">Rows that were not taken, each with its column and reason.</param>
public sealed record MemberImported(int Rows, int Added, int Changed, int Unchanged, IReadOnlyList<RowFinding> Findings)
{
    /// <summary>Columns that nobody here knows: they changed nothing.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Who was changed, and which fields of theirs.</summary>
    public IReadOnlyList<MemberChanged> Changes { get; init; } = [];

    /// <summary>Fields that had something and are empty now.</summary>
    public int Emptied => Changes.Sum(c => c.Emptied.Count);

    /// <summary>Rows that were not taken.</summary>
    public int Refused => Findings.Select(f => f.Row).Distinct().Count();
}

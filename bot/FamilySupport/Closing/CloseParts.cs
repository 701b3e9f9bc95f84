using System.Globalization;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Stamps;
using Channels.Bot.Protection;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>What the steps of a close share.</summary>
public sealed class CloseParts(IStore store, ColumnProtector protector, MemberParts members)
{
    private const int RowsPerSave = 1000;

    internal CloseWords Words { get; } = new();

    internal CloseReader Reader { get; } = new(store, protector, members.Sealing, new CloseWords());

    internal CloseFiles Files => new(Words);

    /// <summary>What a close would be, with everything looked at first.</summary>
    internal async Task<CloseDraft> DraftAsync(
        CloseLedger ledger,
        IReadOnlyDictionary<string, MemberRecord> known,
        FeeOptions options,
        DateOnly end,
        CancellationToken stop
    )
    {
        var checks = new CloseChecks(options.Closing.Checks, Words, known, await Reader.PairsAsync(stop), ledger.Accepted);
        var draft = CloseDraft.Of(ledger, known, checks, Words);
        if (options.Closing.Checks.Unreported is CheckLevel.Off)
            return draft;
        var hours = ledger.Reported.ToLookup(r => r.Member, r => Hours(r.Use), StringComparer.Ordinal);
        var unreported = await UnreportedCares.FindAsync(store, end, hours, stop);
        return draft with
        {
            Warnings =
            [
                .. draft.Warnings,
                .. unreported.Select(c => Words.Finding("care-unreported", null, c.Provider, $"{Clock(c.TakenAt)}〜{Clock(c.ReturnedAt)}")),
            ],
        };
    }

    private static string Clock(DateTimeOffset? at) =>
        at is { } known ? JapanTime.At(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    private static (DateTimeOffset From, DateTimeOffset To) Hours(CareUse use)
    {
        var from = JapanTime.StartOf(use.Day).AddMinutes(use.Start);
        return (from, from.AddMinutes(use.Minutes));
    }

    internal ProtectedBytes Seal<T>(string column, string row, T value) =>
        protector.Protect(column, row, JsonSerializer.SerializeToUtf8Bytes(value));

    internal static CloseState State(MonthClose close, IReadOnlyList<Signature> signatures) =>
        new(
            close.Month,
            close.ExportedAt is not null ? "closed"
                : signatures.Count(s => s.Counts) >= Approvals ? "approved"
                : "prepared",
            close.Hash,
            close.ValueDate,
            close.Reports,
            close.Payments,
            close.Yen
        )
        {
            BankHash = close.BankHash,
            ListHash = close.ListHash,
            PreparedAt = close.PreparedAt,
            PreparedBy = close.PreparedBy,
            ExportedAt = close.ExportedAt,
            Approvals = signatures,
        };

    /// <summary>So many people sign.</summary>
    internal const int Approvals = 2;

    internal static async Task<IReadOnlyList<Signature>> SignaturesAsync(ChannelsDb db, MonthClose close, CancellationToken stop)
    {
        var rows = await db.Set<CloseApproval>().AsNoTracking().Where(a => a.Month == close.Month).ToListAsync(stop);
        var holders = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. rows.OrderBy(a => a.At)
                .ThenBy(a => a.Person, StringComparer.Ordinal)
                .Select(a => new Signature(
                    a.Person,
                    a.At,
                    a.Hash == close.Hash && a.WithdrawnAt is null && holders.Add(a.Holder) // a key signs once
                )),
        ];
    }

    /// <summary>Many rows in one transaction, a thousand in memory at a time.</summary>
    internal async Task WriteReportsAsync(ChannelsDb db, string month, IReadOnlyList<CloseLine> lines, CancellationToken stop)
    {
        foreach (var some in lines.Chunk(RowsPerSave))
        {
            foreach (var line in some)
            {
                var id = $"{month}/{line.Report.Reference}/{line.Member}";
                db.Add(
                    new ClosedReport
                    {
                        Id = id,
                        Month = month,
                        Reference = line.Report.Reference,
                        SubmissionId = line.Report.Id,
                        Revision = line.Report.Revision,
                        Member = line.Member,
                        Kind = line.Kind,
                        ActivityMonth = line.ActivityMonth,
                        Fee = line.Fee,
                        Reward = line.Reward,
                        Before = line.Before,
                        Yen = line.Yen,
                        Pack = line.Pack,
                        Use = line.Use is { } use ? Seal(ClosedReport.UseColumn, id, PaidFor.With(use, PaidFor.Of(line.Report))) : null,
                    }
                );
            }

            await NameFamiliesAsync(db, some, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whose a report is that nobody was asked about is known from now on: its family finds its paper by that.</summary>
    private static async Task NameFamiliesAsync(ChannelsDb db, IReadOnlyList<CloseLine> lines, CancellationToken stop)
    {
        var families = lines.Select(l => l.Report).Where(r => r.Family is not null).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        var ids = families.Keys.ToList();
        var rows = await db.Set<Confirmation>()
            .AsTracking()
            .Where(c => c.Requester == null && ids.Contains(c.SubmissionId))
            .ToListAsync(stop);
        foreach (var row in rows.Where(r => r.Revision == families[r.SubmissionId].Revision))
            row.Requester = families[row.SubmissionId].Family;
    }
}

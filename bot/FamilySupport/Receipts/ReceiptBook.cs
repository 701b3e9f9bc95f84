using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Members;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>What a requesting member used, as closed months have it: the months that can be certified, and one of them.</summary>
public sealed class ReceiptBook(IStore store, CloseParts parts, MemberParts members, TimeProvider clock)
{
    private const int MostMonths = 24;

    /// <summary>The months with care for a member that are closed, the newest first.</summary>
    /// <param name="number">The requesting member.</param>
    public Task<IReadOnlyList<string>> MonthsAsync(string number, CancellationToken stop) =>
        store.ReadAsync<IReadOnlyList<string>>(
            async (db, inner) =>
                [
                    .. (await UsesAsync(db, number, month: null, inner))
                        .Select(u => u.ActivityMonth)
                        .Distinct(StringComparer.Ordinal)
                        .OrderDescending(StringComparer.Ordinal)
                        .Take(MostMonths),
                ],
            stop
        );

    /// <summary>A month; null: nothing of theirs is closed in it, or their record is gone.</summary>
    /// <param name="number">The requesting member.</param>
    /// <param name="month">Of the care: <c>2026-10</c>.</param>
    /// <param name="by">Who takes it, for the audit.</param>
    public Task<CareReceipt?> TakeAsync(string number, string month, Actor by, CancellationToken stop) =>
        store.WriteAsync<CareReceipt?>(
            async (db, inner) =>
            {
                var row = await db.Set<Member>().SingleOrDefaultAsync(m => m.Number == number, inner);
                var uses = await UsesAsync(db, number, month, inner);
                if (row is null || members.Sealing.Open(row) is not { } member || uses.Count == 0)
                    return Written.Undo<CareReceipt?>(null);
                var now = clock.GetUtcNow();
                AuditLog.Add(db, now, by, "receipt.taken", number, month);
                await db.SaveChangesAsync(inner);
                return Written.Keep<CareReceipt?>(
                    new CareReceipt(month, number, member.Person.Name, JapanTime.DayOf(now), [.. uses.Select(Line)])
                );
            },
            stop
        );

    /// <summary>What was decided last for each report; one that was taken back, or became another family's, is none.</summary>
    private async Task<IReadOnlyList<PaidReport>> UsesAsync(ChannelsDb db, string number, string? month, CancellationToken stop)
    {
        var rows = await db.Set<ClosedReport>()
            .AsNoTracking()
            .Where(r =>
                (month == null || r.ActivityMonth == month)
                && db.Set<MonthClose>().Any(c => c.Month == r.Month && c.ExportedAt != null)
                && db.Set<Confirmation>().Any(c => c.SubmissionId == r.SubmissionId && c.Requester == number)
            )
            .ToListAsync(stop);
        return
        [
            .. rows.GroupBy(r => (r.Reference, r.Member))
                .Select(g => g.MaxBy(r => r.Month, StringComparer.Ordinal)!)
                .Where(r => r.Kind is not ClosedKind.TakenBack)
                .Select(parts.Reader.Read)
                .Where(r => r.Use is not null && r.For?.Family == number)
                .OrderBy(r => r.Use!.Day)
                .ThenBy(r => r.Use!.Start)
                .ThenBy(r => r.Reference, StringComparer.Ordinal),
        ];
    }

    private static ReceiptLine Line(PaidReport report) =>
        new(report.Reference, report.Use!.Day, report.Use.Start, report.Use.Minutes, report.For!.Children, report.Member, report.Fee)
        {
            IsEstimate = report.IsEstimate,
        };
}

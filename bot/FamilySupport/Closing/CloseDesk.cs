using System.Globalization;
using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Banking;
using Channels.Bot.FamilySupport.Rules;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>
/// Prepares the close of a month: prices what the office accepted, and writes who gets how much. Until it is handed over it can be prepared
/// anew, and signatures under what it was before count for nothing.
/// </summary>
public sealed class CloseDesk(IStore store, CloseParts parts, RuleBook book, FeeOptions options, TimeProvider clock)
{
    private readonly CloseWords words = parts.Words;
    private readonly PayingRules rules = new(book, options, parts.Words);

    /// <summary>Prepares a close, or says what it would be.</summary>
    public async Task<CloseResult> PrepareAsync(CloseAsked asked, Actor by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (ClosingMonth.First(asked.Month) is not { } first)
            return CloseResult.No(words, "month-wrong");
        var today = JapanTime.DayOf(now);
        if (today < first.AddMonths(1) && !asked.IsDryRun)
            return CloseResult.No(words, "month-open");
        var day = asked.ValueDate ?? PayDay(first.AddMonths(1), today);
        if (!BankDays.Holds(day) || day <= today)
            return CloseResult.No(words, "value-day", Day(Later(day, today)));
        var (payer, wrong) = options.Closing.Payer.Read(options.Bank);
        if (payer is null)
            return CloseResult.No(words, "payer-missing", wrong!);
        if (rules.WhyNot(first) is { } unruled)
            return unruled;
        if (await store.ReadAsync((db, inner) => WhyNotAsync(db, asked.Month, inner), stop) is { } refused)
            return refused;

        var members = await parts.Reader.MembersAsync(stop);
        var ledger = await LedgerAsync(asked.Month, first, now, stop);
        var draft = await parts.DraftAsync(ledger, members, options, first.AddMonths(1), stop);
        draft = draft with { Warnings = [.. await EarlierAsync(asked.Month, draft, stop), .. draft.Warnings] };
        var month = ClosedMonth.Of(asked.Month, day, payer, draft);
        if (draft.Held.Count > 0 && !asked.Holds && !asked.IsDryRun)
            return CloseResult.No(words, "findings") with { Findings = draft.Held };
        if (month.Payments.Count == 0 && !asked.IsDryRun)
            return CloseResult.No(words, "empty") with { Findings = draft.Held };
        var close = Row(month, by, now);
        if (asked.IsDryRun)
            return CloseResult.Of(
                CloseParts.State(close, []) with
                {
                    State = "draft",
                    Open = ledger.Open,
                    PaidOtherwise = ledger.PaidOtherwise,
                    Held = draft.Held,
                    Carried = draft.Carried,
                    Warnings = draft.Warnings,
                }
            );
        return await store.WriteOrFindAsync(
            async (db, inner) =>
            {
                if (await WhyNotAsync(db, asked.Month, inner) is { } meanwhile)
                    return Written.Undo(meanwhile);
                await WriteAsync(db, close, draft, month, by, inner);
                var signed = await CloseParts.SignaturesAsync(db, close, inner);
                return Written.Keep(
                    CloseResult.Of(
                        CloseParts.State(close, signed) with
                        {
                            Open = ledger.Open,
                            PaidOtherwise = ledger.PaidOtherwise,
                            Held = draft.Held,
                            Carried = draft.Carried,
                            Warnings = draft.Warnings,
                        }
                    )
                );
            },
            CancellationToken.None
        );
    }

    /// <summary>Months before this one that it counts, and that were never handed over: each is closed first.</summary>
    private async Task<IReadOnlyList<CloseFinding>> EarlierAsync(string month, CloseDraft draft, CancellationToken stop)
    {
        var handedOver = await store.ReadAsync(
            (db, inner) => db.Set<MonthClose>().Where(c => c.ExportedAt != null).Select(c => c.Month).ToListAsync(inner),
            stop
        );
        return
        [
            .. draft
                .Lines.Where(l => l.Before == 0)
                .Select(l => l.ActivityMonth)
                .Distinct()
                .Where(m => string.CompareOrdinal(m, month) < 0 && !handedOver.Exists(h => string.CompareOrdinal(h, m) >= 0))
                .Order(StringComparer.Ordinal)
                .Select(m => words.Finding("earlier-first", null, null, m)),
        ];
    }

    private async Task<CloseLedger> LedgerAsync(string month, DateOnly first, DateTimeOffset now, CancellationToken stop)
    {
        var oldest = await store.ReadAsync(
            async (db, inner) => await db.Set<MonthClose>().OrderBy(c => c.Month).Select(c => c.Month).FirstOrDefaultAsync(inner),
            stop
        );
        var ledger = rules.Ledger(month, oldest, await parts.Reader.BookedAsync(month, stop));
        var from = JapanTime.StartOf(first.AddMonths(-options.Closing.MonthsBack));
        await foreach (var report in parts.Reader.ReportsAsync(from, now, stop))
            ledger.Add(report);
        return ledger;
    }

    private MonthClose Row(ClosedMonth month, Actor by, DateTimeOffset now)
    {
        var (bank, list) = (CloseFiles.HashOf(CloseFiles.Bank(month)), CloseFiles.HashOf(parts.Files.List(month)));
        return new MonthClose
        {
            Month = month.Month,
            Hash = CloseFiles.Hash(month, bank),
            ValueDate = month.ValueDate,
            PreparedAt = now,
            PreparedBy = by.Name,
            Reports = month.Reports.Count,
            Payments = month.Payments.Count,
            Yen = month.Yen,
            BankHash = bank,
            ListHash = list,
            Payer = parts.Seal(MonthClose.PayerColumn, month.Month, month.Payer),
        };
    }

    /// <summary>Months are closed in order, and each once.</summary>
    private async Task<CloseResult?> WhyNotAsync(ChannelsDb db, string month, CancellationToken stop)
    {
        var closes = await db.Set<MonthClose>().Select(c => new { c.Month, c.ExportedAt }).ToListAsync(stop);
        if (closes.Exists(c => c.Month == month && c.ExportedAt is not null))
            return CloseResult.No(words, "month-closed");
        if (closes.Find(c => string.CompareOrdinal(c.Month, month) > 0 && c.ExportedAt is not null) is { } later)
            return CloseResult.No(words, "later-there", later.Month);
        return closes.Find(c => string.CompareOrdinal(c.Month, month) < 0 && c.ExportedAt is null) is { } open
            ? CloseResult.No(words, "earlier-open", open.Month)
            : null;
    }

    private async Task WriteAsync(ChannelsDb db, MonthClose close, CloseDraft draft, ClosedMonth month, Actor by, CancellationToken stop)
    {
        // What was prepared for later months rests on this one: it goes too, and its signatures with it.
#pragma warning disable CA1309 // the database compares
        await db.Set<ClosedReport>().Where(r => string.Compare(r.Month, close.Month) >= 0).ExecuteDeleteAsync(stop);
        await db.Set<ClosedPayment>().Where(p => string.Compare(p.Month, close.Month) >= 0).ExecuteDeleteAsync(stop);
        await db.Set<MonthClose>().Where(c => string.Compare(c.Month, close.Month) >= 0 && c.ExportedAt == null).ExecuteDeleteAsync(stop);
#pragma warning restore CA1309
        db.Add(close);
        foreach (var paid in month.Payments)
        {
            var id = $"{close.Month}/{paid.Number}";
            db.Add(
                new ClosedPayment
                {
                    Id = id,
                    Month = close.Month,
                    Member = paid.Number,
                    Yen = paid.Yen,
                    Reports = paid.Reports,
                    Payee = parts.Seal(ClosedPayment.PayeeColumn, id, paid),
                }
            );
        }

        AuditLog.Add(
            db,
            close.PreparedAt,
            by,
            "close.prepared",
            close.Month,
            string.Create(CultureInfo.InvariantCulture, $"hash={close.Hash} payments={close.Payments} yen={close.Yen}")
        );
        await db.SaveChangesAsync(stop);
        await parts.WriteReportsAsync(db, close.Month, draft.Lines, stop);
    }

    /// <summary>By the settings; a bank day that has not come.</summary>
    private DateOnly PayDay(DateOnly month, DateOnly today) =>
        Later(month.AddDays(Math.Clamp(options.Closing.PayDay, 1, DateTime.DaysInMonth(month.Year, month.Month)) - 1), today);

    private static DateOnly Later(DateOnly day, DateOnly today) => BankDays.OnOrAfter(day > today ? day : today.AddDays(1));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

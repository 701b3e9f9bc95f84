using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>What a member is paid for a month, report by report and line by line, as the close keeps it.</summary>
public sealed class PayBook(IStore store, CloseParts parts, RuleBook book, FeeOptions options, Explainer explainer)
{
    private const int MostMonths = 12;

    /// <summary>The month; null: the last one. Found is null where there is none that is closed and pays this member.</summary>
    /// <param name="language">In which it is explained.</param>
    public async Task<PaidMonth?> FindAsync(PayViewer who, string? month, string language, CancellationToken stop)
    {
        var kept = await store.ReadAsync((db, inner) => ReadAsync(db, who, month, inner), stop);
        if (kept is not var (close, payment, rows, months, doubted))
            return null;
        var reports = rows.Select(parts.Reader.Read)
            .OrderBy(r => r.Use is null ? 1 : 0)
            .ThenBy(r => r.Use?.Day)
            .ThenBy(r => r.Use?.Start)
            .ThenBy(r => r.Reference, StringComparer.Ordinal)
            .Select(r => Explain(r, language, doubted))
            .ToList();
        return new PaidMonth(close.Month, close.ValueDate, payment, months, reports);
    }

    private PaidWork Explain(PaidReport report, string language, IReadOnlyCollection<string> doubted)
    {
        // The pack that priced it cannot change; where the present one says otherwise its lines would explain another amount.
        var said =
            report.Use is { } use
            && Pricer.Price(book, options.Place, use) is Quote.Priced(var price)
            && (price.Fee, price.Reward) == (report.Fee, report.Reward)
                ? explainer.Explain(price, language)
                : null;
        return new PaidWork(report.Reference, report.Kind.ToString(), report.ActivityMonth, report.Fee, report.Reward, report.Before)
        {
            Day = report.Use?.Day,
            Start = report.Use?.Start ?? 0,
            Minutes = report.Use?.Minutes ?? 0,
            IsEstimate = report.IsEstimate,
            Estimates = said?.Estimates ?? [],
            Lines = said?.Lines ?? [],
            Doubted =
            [
                .. Enumerable.Range(-1, (said?.Lines.Count ?? 0) + 1).Where(i => doubted.Contains(PayDoubts.Mark(report.Reference, i))),
            ],
        };
    }

    private static async Task<Kept?> ReadAsync(ChannelsDb db, PayViewer who, string? month, CancellationToken stop)
    {
        var number = who.Number;
        var months = await PayReader.Paid(db, number).Select(c => c.Month).OrderByDescending(m => m).ToListAsync(stop);
        var chosen = month ?? months.FirstOrDefault();
        if (chosen is null || !months.Contains(chosen))
            return null;
        var close = await db.Set<MonthClose>().AsNoTracking().SingleAsync(c => c.Month == chosen, stop);
        var yen = await db.Set<ClosedPayment>().Where(p => p.Month == chosen && p.Member == number).Select(p => p.Yen).SingleAsync(stop);
        var rows = await db.Set<ClosedReport>().AsNoTracking().Where(r => r.Month == chosen && r.Member == number).ToListAsync(stop);
        var begin = PayDoubts.EventId(chosen, number, "");
#pragma warning disable CA1310 // the database compares
        var doubts = await db
            .Inbox.Where(e => e.ConversationKey == who.ConversationKey && e.EventId.StartsWith(begin))
            .Select(e => e.EventId)
            .ToListAsync(stop);
#pragma warning restore CA1310
        return new Kept(close, yen, rows, [.. months.Take(MostMonths)], [.. doubts.Select(d => d[begin.Length..])]);
    }

    private sealed record Kept(
        MonthClose Close,
        long Yen,
        IReadOnlyList<ClosedReport> Rows,
        IReadOnlyList<string> Months,
        IReadOnlyCollection<string> Doubted
    );
}

/// <summary>What a month brings a member.</summary>
/// <param name="Month">For example <c>2026-11</c>.</param>
/// <param name="PayDay">The day the bank was told.</param>
/// <param name="Yen">What the city transfers.</param>
/// <param name="Months">All that can be read, the newest first.</param>
/// <param name="Reports">What it is made of; their amounts add up to <paramref name="Yen"/>.</param>
public sealed record PaidMonth(string Month, DateOnly PayDay, long Yen, IReadOnlyList<string> Months, IReadOnlyList<PaidWork> Reports);

/// <summary>A report's part of it.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Kind">Why it is in: OfTheMonth, Late, Corrected or TakenBack.</param>
/// <param name="ActivityMonth">When it was done.</param>
/// <param name="Fee">What the family pays for time.</param>
/// <param name="Reward">What the member gets for time in all.</param>
/// <param name="Before">What was decided before.</param>
public sealed record PaidWork(string Reference, string Kind, string ActivityMonth, int Fee, int Reward, int Before)
{
    /// <summary>The day; null when it was taken back, or is forgotten.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Minute of the day.</summary>
    public int Start { get; init; }

    public int Minutes { get; init; }

    /// <summary>It rests on rules that the city has not published.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Which.</summary>
    public IReadOnlyList<string> Estimates { get; init; } = [];

    /// <summary>How it comes about; empty where the rules of today would say another amount.</summary>
    public IReadOnlyList<ExplainedLine> Lines { get; init; } = [];

    /// <summary>The lines the member doubted; -1 is the report as a whole.</summary>
    public IReadOnlyList<int> Doubted { get; init; } = [];

    /// <summary>What this month pays for it.</summary>
    public int Yen => Reward - Fee - Before;
}

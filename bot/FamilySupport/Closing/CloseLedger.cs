using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>
/// The reckoning of a close, pure: of every report of the month and of closed months before it, the difference between what is owed now and
/// what closes before it paid. So a late report, a correction and one that was taken back are the same thing, and nothing is ever paid
/// twice.
/// </summary>
internal sealed class CloseLedger
{
    private readonly string month;
    private readonly string first;
    private readonly Func<CareUse, Quote> price;
    private readonly Dictionary<string, List<Booked>> booked;
    private readonly List<CloseLine> lines = [];
    private readonly List<(string Code, string Reference, string Member)> unpriced = [];

    /// <param name="month">The month to close.</param>
    /// <param name="first">The first month that was ever closed, or this one: what was before it was paid otherwise.</param>
    /// <param name="booked">What closes before this one paid.</param>
    /// <param name="price">Prices an activity by the rules of its day.</param>
    public CloseLedger(string month, string first, IEnumerable<Booked> booked, Func<CareUse, Quote> price)
    {
        (this.month, this.first, this.price) = (month, first, price);
        this.booked = booked
            .GroupBy(b => (b.Reference, b.Member))
            .Select(g => g.First() with { Yen = g.Sum(b => b.Yen) })
            .GroupBy(b => b.Reference)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>What is to be paid so far, and taken back.</summary>
    public IReadOnlyList<CloseLine> Lines => lines;

    /// <summary>Accepted reports without an amount, and why.</summary>
    public IReadOnlyList<(string Code, string Reference, string Member)> Unpriced => unpriced;

    /// <summary>Reports of the month or before that the office has not accepted.</summary>
    public int Open { get; private set; }

    /// <summary>Weighs one report.</summary>
    public void Add(ReportToClose report)
    {
        var paid = booked.TryGetValue(report.Reference, out var found) ? found : [];
        if (report.Standing is Standing.TakenBack)
        {
            TakeBack(report, paid, except: null);
            return;
        }

        if (report.Use is not { } use)
        {
            if (report.Standing is Standing.Accepted)
                unpriced.Add((nameof(WhyNot.NoTime), report.Reference, report.Member));
            return;
        }

        var of = ClosingMonth.Of(use.Day);
        if (string.CompareOrdinal(of, month) > 0 || (string.CompareOrdinal(of, first) < 0 && paid.Count == 0))
            return;
        if (report.Standing is Standing.Open)
        {
            Open++;
            return;
        }

        if (price(use) is not Quote.Priced(var priced))
        {
            unpriced.Add((price(use) is Quote.Unpriced(var why) ? why.ToString() : "", report.Reference, report.Member));
            return;
        }

        TakeBack(report, paid, except: report.Member);
        var before = paid.Where(p => p.Member == report.Member).Sum(p => p.Yen);
        var kind =
            paid.Exists(p => p.Member == report.Member) ? ClosedKind.Corrected
            : of == month ? ClosedKind.OfTheMonth
            : ClosedKind.Late;
        var line = new CloseLine(
            report,
            report.Member,
            kind,
            of,
            priced.Fee,
            priced.Reward,
            before,
            $"{priced.Pack.Id} {priced.Pack.Version}"
        );
        if (line.Yen != 0 || kind is not ClosedKind.Corrected)
            lines.Add(line);
    }

    private void TakeBack(ReportToClose report, List<Booked> paid, string? except)
    {
        foreach (var one in paid)
        {
            if (one.Yen != 0 && one.Member != except)
                lines.Add(new CloseLine(report, one.Member, ClosedKind.TakenBack, one.ActivityMonth, 0, 0, one.Yen, ""));
        }
    }
}

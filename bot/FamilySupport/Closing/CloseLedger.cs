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
    private readonly Beginning beginning;
    private readonly Func<CareUse, Quote> price;
    private readonly Dictionary<string, List<Booked>> booked;
    private readonly List<CloseLine> lines = [];
    private readonly List<(string Code, string Reference, string Member)> unpriced = [];
    private readonly List<(string Reference, string Member, string Month)> early = [];
    private readonly List<(string Reference, string Member, string Month)> disputed = [];

    /// <param name="month">The month to close.</param>
    /// <param name="beginning">The first month that is paid here.</param>
    /// <param name="booked">What closes before this one paid.</param>
    /// <param name="price">Prices an activity by the rules of its day.</param>
    public CloseLedger(string month, Beginning beginning, IEnumerable<Booked> booked, Func<CareUse, Quote> price)
    {
        (this.month, this.beginning, this.price) = (month, beginning, price);
        this.booked = booked
            .GroupBy(b => (b.Reference, b.Member))
            .Select(g => g.Last() with { Yen = g.Sum(b => b.Yen) })
            .GroupBy(b => b.Reference)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>What is to be paid so far, and taken back.</summary>
    public IReadOnlyList<CloseLine> Lines => lines;

    /// <summary>Accepted reports without an amount, and why.</summary>
    public IReadOnlyList<(string Code, string Reference, string Member)> Unpriced => unpriced;

    /// <summary>Accepted reports of months before the beginning, while nobody has said whether those are paid here.</summary>
    public IReadOnlyList<(string Reference, string Member, string Month)> Early => early;

    /// <summary>Reports that earlier closes paid and in which the requesting member sees something otherwise now.</summary>
    public IReadOnlyList<(string Reference, string Member, string Month)> Disputed => disputed;

    /// <summary>How many are of months that were paid otherwise, as the settings say.</summary>
    public int PaidOtherwise { get; private set; }

    /// <summary>All accepted ones of the month and before, paid or not.</summary>
    public AcceptedReports Accepted { get; } = new();

    /// <summary>Reports of the month or before that the office has not accepted.</summary>
    public int Open { get; private set; }

    /// <summary>The hours of every report that stands, accepted or not, by its provider.</summary>
    public List<(string Member, CareUse Use)> Reported { get; } = [];

    /// <summary>Weighs one report.</summary>
    public void Add(ReportToClose report)
    {
        if (report is { Standing: not Standing.TakenBack, Use: { } told })
            Reported.Add((report.Member, told));
        var paid = booked.TryGetValue(report.Reference, out var found) ? found : [];
        if (report.Standing is Standing.TakenBack)
        {
            TakeBack(report, paid, except: null);
            return;
        }

        if (report.Confirmation is ConfirmationState.Differs)
            disputed.AddRange(paid.Where(p => p.Yen > 0).Select(p => (p.Reference, p.Member, p.ActivityMonth)));
        if (report.Use is not { } use)
        {
            if (report.Standing is Standing.Accepted)
                unpriced.Add((nameof(WhyNot.NoTime), report.Reference, report.Member));
            return;
        }

        var of = ClosingMonth.Of(use.Day);
        if (string.CompareOrdinal(of, month) > 0)
            return;
        if (string.CompareOrdinal(of, beginning.Month) < 0 && paid.Count == 0)
        {
            AddEarly(report, of);
            return;
        }

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
        var own = paid.Find(p => p.Member == report.Member);
        var (before, by) = (own.Yen, PricedBy.Of(priced));
        Accepted.Add(report, before > 0);
        var kind =
            paid.Exists(p => p.Member == report.Member) ? ClosedKind.Corrected
            : of == month ? ClosedKind.OfTheMonth
            : ClosedKind.Late;
        var line = new CloseLine(report, report.Member, kind, of, priced.Fee, priced.Reward, before, by)
        {
            RepricedFrom =
                own is { Pack.Length: > 0 } && own.Revision == report.Revision && PricedBy.Rules(own.Pack) != PricedBy.Rules(by)
                    ? PricedBy.Rules(own.Pack)
                    : null,
        };
        if (line.Yen != 0 || kind is not ClosedKind.Corrected)
            lines.Add(line);
    }

    private void AddEarly(ReportToClose report, string of)
    {
        if (report.Standing is not Standing.Accepted)
            Open += beginning.IsSaid ? 0 : 1;
        else if (beginning.IsSaid)
            PaidOtherwise++;
        else
            early.Add((report.Reference, report.Member, of));
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

/// <summary>Since when months are paid here.</summary>
/// <param name="Month">The month.</param>
/// <param name="IsSaid">The settings say so: what was before was paid otherwise. If not, it is only the first that is closed.</param>
internal readonly record struct Beginning(string Month, bool IsSaid);

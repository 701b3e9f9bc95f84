using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>All accepted reports by provider, paid already or not: the same activity may have been reported twice.</summary>
internal sealed class AcceptedReports
{
    private readonly Dictionary<string, List<(ReportToClose Report, bool IsPaid)>> of = new(StringComparer.Ordinal);

    public void Add(ReportToClose report, bool isPaid)
    {
        if (!of.TryGetValue(report.Member, out var list))
            of.Add(report.Member, list = []);
        list.Add((report, isPaid));
    }

    /// <summary>The reports before this one whose hours overlap with its own: those that are paid, then by day and number.</summary>
    public IEnumerable<(ReportToClose Report, bool IsSame)> Before(ReportToClose report)
    {
        if (!of.TryGetValue(report.Member, out var list))
            return [];
        var self = list.Find(l => l.Report.Reference == report.Reference);
        return list.Where(l => l.Report.Reference != report.Reference && Comes(l, self) && Overlap(l.Report, report))
            .OrderBy(l => l.Report.Reference, StringComparer.Ordinal)
            .Select(l => (l.Report, MayShareChild(l.Report, report)));
    }

    private static bool Comes((ReportToClose Report, bool IsPaid) one, (ReportToClose Report, bool IsPaid) before)
    {
        if (one.IsPaid != before.IsPaid)
            return one.IsPaid;
        var (a, b) = (one.Report.HandedInOn ?? default, before.Report.HandedInOn ?? default);
        return a != b ? a < b : string.CompareOrdinal(one.Report.Reference, before.Report.Reference) < 0;
    }

    private static bool Overlap(ReportToClose one, ReportToClose other)
    {
        var ((from, to), (otherFrom, otherTo)) = (Span(one), Span(other));
        return from < otherTo && otherFrom < to;
    }

    private static (long From, long To) Span(ReportToClose report)
    {
        var use = report.Use!;
        var from = ((long)use.Day.DayNumber * RulePack.Day) + use.Start;
        return (from, from + use.Minutes);
    }

    /// <summary>Where it is not known who the children were, they may be the same.</summary>
    private static bool MayShareChild(ReportToClose one, ReportToClose other) =>
        one.Children.Count == 0 || other.Children.Count == 0 || one.Children.Intersect(other.Children, StringComparer.Ordinal).Any();
}

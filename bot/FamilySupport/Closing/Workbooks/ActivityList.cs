using System.Globalization;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Closing.Workbooks;

/// <summary>
/// A close activity by activity and child by child, as a workbook whose sum is that of the decision list. It is a file of its own, as what
/// an activity was is forgotten one day, and the list that was signed must be the same for ever.
/// </summary>
public sealed class ActivityList(CloseParts parts, RuleBook book, FeeOptions options, Explainer explainer)
{
    private readonly CloseWords words = parts.Words;

    internal void Write(ClosedMonth month, Stream to)
    {
        var rows = month
            .Reports.OrderBy(r => r.Use?.Day ?? DateOnly.MaxValue)
            .ThenBy(r => r.Use?.Start)
            .ThenBy(r => r.Reference, StringComparer.Ordinal)
            .SelectMany(Rows)
            .ToList();
        rows.Add([words.Say("activities", "sum"), .. Enumerable.Repeat("", 8), Sum(rows, 9), Sum(rows, 10), Sum(rows, 11)]);
        WorkbookFile.Write(
            to,
            words.Say("activities", "sheet"),
            [
                words.Say("activities", "title", ("month", words.Month(month.Month))),
                words.Say(
                    "activities",
                    "about",
                    ("day", words.Day(month.ValueDate)),
                    ("reports", month.Reports.Count.ToString("N0", CultureInfo.InvariantCulture)),
                    ("yen", words.Yen(month.Yen))
                ),
            ],
            [.. words.All("activity-columns")],
            rows
        );
    }

    private static long Sum(List<object[]> rows, int column) => rows.Sum(r => (long)r[column]);

    /// <summary>A row for each child where the rules say today what was decided, else one for all; and what was paid before.</summary>
    private IEnumerable<object[]> Rows(PaidReport report)
    {
        if (
            report.Use is { } use
            && Pricer.Price(book, options.Place, use) is Quote.Priced(var price)
            && (price.Fee, price.Reward) == (report.Fee, report.Reward)
        )
        {
            var said = explainer.Explain(price, "ja").Lines;
            for (var child = 0; child < use.Children.Count; child++)
            {
                var lines = price
                    .Lines.Select((l, i) => (Line: l, Said: said[i]))
                    .Where(l => Math.Max(1, l.Line.Child) == child + 1)
                    .ToList();
                var (reward, fee) = (lines.Sum(l => (long)l.Line.Reward), lines.Sum(l => (long)l.Line.Fee));
                yield return Row(report, Child(report, child), string.Join('、', lines.Select(l => Words(l.Said))), reward, fee);
            }
        }
        else
        {
            yield return Row(
                report,
                report.For?.Children is { Length: > 0 } all ? all : words.Say("activities", "whole"),
                "",
                report.Reward,
                report.Fee
            );
        }

        if (report.Before != 0)
            yield return Row(report, "", words.Say("activities", "before"), -report.Before, 0);
    }

    private static string Child(PaidReport report, int child) =>
        report.For?.Called is { } called && child < called.Count ? called[child] : FormattableString.Invariant($"{child + 1}");

    private static string Words(ExplainedLine line) =>
        line.RewardFormula.Length > 0 ? $"{line.Text} {line.RewardFormula} − {line.FeeFormula}" : line.Text;

    private object[] Row(PaidReport report, string child, string lines, long reward, long fee) =>
        [
            report.Reference,
            report.Use?.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? report.ActivityMonth,
            report.When is { Length: > 11 } when ? when[11..] : "",
            child,
            report.For?.Family ?? "",
            report.Member,
            words.Say("kinds", report.Kind.ToString()),
            report.Use is { } use ? (long)use.Minutes : "",
            lines,
            reward,
            fee,
            reward - fee,
        ];
}

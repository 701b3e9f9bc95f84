using Channels.Bot.Measures;
using Channels.Bot.Submissions.Paper;

namespace Channels.Webhooks.Reports.Activities;

/// <summary>Makes the figures of a month out of its rows, pure.</summary>
internal static class ActivityReportMaker
{
    public const int MonthsShown = 12;

    /// <summary>An action of the same person later than this after the one before begins anew: what lay between was other work.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(10);

    /// <summary>An action that begins anew counts so much.</summary>
    public static readonly TimeSpan FirstAction = TimeSpan.FromMinutes(1);

    private const int MostLeft = 30;

    public static ActivityReport Make(ActivityData data, ReportMonth month, DateTimeOffset now)
    {
        var all = data.Reports.Where(r => IsOf(r, month)).ToList();
        var reports = all.FindAll(r => !r.IsTakenBack);
        return new ActivityReport(month.ToString(), month.First, month.Last, now)
        {
            Totals = new ActivityTotals(
                reports.Count,
                all.Count - reports.Count,
                reports.Count(r => !IsPaper(r)),
                reports.Count(r => !r.WasMended),
                reports.Count(r => r.ConfirmedAt is not null),
                Median(reports.Select(r => r.ConfirmedAt - r.At)),
                reports.Count(r => r.ClosedAt is not null),
                Median(reports.Select(r => r.ClosedAt - r.At)),
                Steps(data, FormMoveNames.Started),
                Steps(data, FormMoveNames.Submitted),
                Math.Round(StaffMinutes(data.Actions), 1),
                data.Actions.Count
            ),
            Channels =
            [
                .. reports
                    .GroupBy(r => r.Channel, StringComparer.Ordinal)
                    .Select(g => new ChannelRow(g.Key, g.Count(), g.Count(r => !r.WasMended), g.Count(r => r.ConfirmedAt is not null)))
                    .OrderByDescending(r => r.Reports)
                    .ThenBy(r => r.Channel, StringComparer.Ordinal),
            ],
            Left =
            [
                .. data
                    .Steps.Where(s => s.Field.Length > 0 && s.Move is FormMoveNames.Abandoned or FormMoveNames.Failed)
                    .GroupBy(s => s.Field, StringComparer.Ordinal)
                    .Select(g => new LeftRow(g.Key, Sum(g, FormMoveNames.Abandoned), Sum(g, FormMoveNames.Failed)))
                    .OrderByDescending(r => r.Left)
                    .ThenByDescending(r => r.Failed)
                    .ThenBy(r => r.Field, StringComparer.Ordinal)
                    .Take(MostLeft),
            ],
            Months = [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(back => Month(data, month.Plus(back)))],
        };
    }

    /// <summary>The minutes between actions of one person that follow each other within <see cref="LongestGap"/>; each action that does not
    /// follow one counts <see cref="FirstAction"/>.</summary>
    internal static double StaffMinutes(IEnumerable<StaffAction> actions) =>
        actions
            .GroupBy(a => a.Person, StringComparer.OrdinalIgnoreCase)
            .Sum(person =>
            {
                var (minutes, before) = (0.0, (DateTimeOffset?)null);
                foreach (var at in person.Select(a => a.At).Order())
                {
                    var gap = at - before;
                    minutes += (gap <= LongestGap ? gap.Value : FirstAction).TotalMinutes;
                    before = at;
                }

                return minutes;
            });

    private static ActivityMonth Month(ActivityData data, ReportMonth month)
    {
        var reports = data.Reports.Where(r => IsOf(r, month) && !r.IsTakenBack).ToList();
        var paper = reports.Count(IsPaper);
        return new ActivityMonth(month.ToString(), reports.Count - paper, paper, reports.Count(r => !r.WasMended));
    }

    private static bool IsOf(ActivityRow row, ReportMonth month) => row.At >= month.Start && row.At < month.End;

    private static bool IsPaper(ActivityRow row) => row.Channel is PaperDesk.Way;

    private static int Steps(ActivityData data, string move) => Sum(data.Steps.Where(s => s.Field.Length == 0), move);

    private static int Sum(IEnumerable<DropOffRow> steps, string move) => steps.Where(s => s.Move == move).Sum(s => s.Count);

    private static double? Median(IEnumerable<TimeSpan?> times)
    {
        var sorted = times.OfType<TimeSpan>().Select(t => t.TotalMinutes).Order().ToArray();
        return sorted.Length == 0 ? null : Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, 1);
    }
}

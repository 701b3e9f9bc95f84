using System.Globalization;
using Channels.Text;

namespace Channels.Webhooks.Reports.Activities;

/// <summary>Lays the figures of activity reports out as tables, in the words of <c>Texts/activities.yaml</c>.</summary>
internal sealed class ActivitySheets
{
    private readonly ReportTexts texts = new("activities");

    public ReportTexts Texts => texts;

    public string Title(ActivityReport report) => texts.Say("title", report.From.Year, report.From.Month);

    public ReportPaper Paper(ActivityReport report)
    {
        var at = $"{Day(JapanTime.DayOf(report.PreparedAt))} {JapanTime.ClockOf(report.PreparedAt)}";
        return new ReportPaper(
            Title(report),
            texts.Say("prepared", at, Day(report.From), Day(report.Until)),
            report.PreparedAt,
            [Summary(report.Totals), Channels(report), Left(report), Months(report)],
            texts["none"]
        )
        {
            Picture = $"activities-{report.Month}.svg",
            PictureAlt = texts["chart.alt"],
        };
    }

    private ReportSheet Summary(ActivityTotals all)
    {
        (string Key, ReportCell Value)[] items =
        [
            ("reports", Whole(all.Reports)),
            ("taken-back", Whole(all.TakenBack)),
            ("online", Whole(all.Online)),
            ("online-rate", new ReportCell.Share(all.OnlineRate)),
            ("first-right", Whole(all.FirstTimeRight)),
            ("first-right-rate", new ReportCell.Share(all.FirstTimeRightRate)),
            ("confirmed", Whole(all.Confirmed)),
            ("confirmed-minutes", new ReportCell.Real(all.ConfirmedMinutes)),
            ("closed", Whole(all.Closed)),
            ("closed-minutes", new ReportCell.Real(all.ClosedMinutes)),
            ("started", Whole(all.Started)),
            ("submitted", Whole(all.Submitted)),
            ("drop-off-rate", new ReportCell.Share(all.DropOffRate)),
            ("staff-minutes", new ReportCell.Real(all.StaffMinutes)),
            ("staff-minutes-each", new ReportCell.Real(all.StaffMinutesEach)),
        ];
        return Sheet(
            "summary",
            texts["summary.note"],
            ["summary.item", "summary.value", "summary.basis"],
            items.Select(i => (ReportCell[])[Words(texts[i.Key]), i.Value, Words(texts.Say(i.Key + ".basis", all.StaffActions))])
        );
    }

    private ReportSheet Channels(ActivityReport report) =>
        Sheet(
            "channels",
            null,
            ["channels.channel", "reports", "first-right", "confirmed"],
            report.Channels.Select(c =>
                (ReportCell[])[Words(texts.Of("channel", c.Channel)), Whole(c.Reports), Whole(c.FirstTimeRight), Whole(c.Confirmed)]
            )
        );

    private ReportSheet Left(ActivityReport report) =>
        Sheet(
            "left",
            texts["left.note"],
            ["left.field", "left.left", "left.failed"],
            report.Left.Select(l => (ReportCell[])[Words(l.Field), Whole(l.Left), Whole(l.Failed)])
        );

    private ReportSheet Months(ActivityReport report) =>
        Sheet(
            "months",
            null,
            ["months.month", "reports", "online", "paper", "online-rate", "first-right-rate"],
            report.Months.Select(m =>
                (ReportCell[])
                    [
                        Words(m.Month),
                        Whole(m.Reports),
                        Whole(m.Online),
                        Whole(m.Paper),
                        new ReportCell.Share(m.OnlineRate),
                        new ReportCell.Share(m.FirstTimeRightRate),
                    ]
            )
        );

    private ReportSheet Sheet(string key, string? note, string[] headings, IEnumerable<ReportCell[]> rows) =>
        new(texts[key + ".sheet"], note, [.. headings.Select(h => texts[h])], [.. rows]);

    private static ReportCell.Words Words(string text) => new(text);

    private static ReportCell.Whole Whole(int number) => new(number);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

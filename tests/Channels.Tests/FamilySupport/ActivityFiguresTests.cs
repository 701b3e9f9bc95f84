using System.Globalization;
using Channels.Bot.Measures;
using Channels.Webhooks.Reports;
using Channels.Webhooks.Reports.Activities;

namespace Channels.Tests.FamilySupport;

/// <summary>The figures of activity reports, by rows whose sums are known.</summary>
public sealed class ActivityFiguresTests
{
    private static readonly ReportMonth November = ReportMonth.Parse("2026-11")!.Value;

    [Fact]
    public void A_month_is_counted_by_channel_and_mended_reports_are_not_right_at_first()
    {
        var report = Make([
            Row("line", "2026-11-02 10:00", confirmed: "2026-11-02 10:10"),
            Row("line", "2026-11-03 10:00", confirmed: "2026-11-03 10:30", closed: "2026-11-03 12:00"),
            Row("line", "2026-11-04 10:00", mended: true),
            Row("paper", "2026-11-05 10:00"),
            Row("line", "2026-11-05 11:00", takenBack: true),
            Row("paper", "2026-10-31 23:59"),
            Row("line", "2026-12-01 00:00"),
        ]);
        var all = report.Totals;
        Assert.Equal((4, 1, 3, 3, 2, 1), (all.Reports, all.TakenBack, all.Online, all.FirstTimeRight, all.Confirmed, all.Closed));
        Assert.Equal((0.75, 0.75, 20.0, 120.0), (all.OnlineRate, all.FirstTimeRightRate, all.ConfirmedMinutes, all.ClosedMinutes));
        Assert.Equal(["line 3", "paper 1"], report.Channels.Select(c => $"{c.Channel} {c.Reports}"));
        Assert.Equal(12, report.Months.Count);
        Assert.Equal(("2026-11", 3, 1), (report.Months[^1].Month, report.Months[^1].Online, report.Months[^1].Paper));
        Assert.Equal(("2026-10", 0, 1), (report.Months[^2].Month, report.Months[^2].Online, report.Months[^2].Paper));
    }

    [Fact]
    public void A_month_without_reports_has_no_rates()
    {
        var all = Make([]).Totals;
        Assert.Null(all.OnlineRate);
        Assert.Null(all.FirstTimeRightRate);
        Assert.Null(all.ConfirmedMinutes);
        Assert.Null(all.DropOffRate);
        Assert.Null(all.StaffMinutesEach);
    }

    [Theory]
    [InlineData("sato 10:00", 1)] // an action alone counts one minute
    [InlineData("sato 10:00, sato 10:04, sato 10:07", 8)] // and those that follow it the time between
    [InlineData("sato 10:00, sato 10:10", 11)]
    [InlineData("sato 10:00, sato 10:11", 2)] // what lay between was other work
    [InlineData("sato 10:00, tanaka 10:01, sato 10:02, tanaka 10:05", 8)]
    public void The_staffs_minutes_are_those_between_their_actions(string actions, double minutes) =>
        Assert.Equal(
            minutes,
            ActivityReportMaker.StaffMinutes(
                actions.Split(", ").Select(a => a.Split(' ')).Select(a => new StaffAction(a[0], At($"2026-11-02 {a[1]}")))
            )
        );

    [Fact]
    public void Forms_that_were_left_are_named_by_their_question()
    {
        var report = ActivityReportMaker.Make(
            new ActivityData(
                [],
                [],
                [
                    Step("", FormMoveNames.Started, 10),
                    Step("", FormMoveNames.Submitted, 7),
                    Step("time", FormMoveNames.Abandoned, 2),
                    Step("time", FormMoveNames.Failed, 5),
                    Step("photo", FormMoveNames.Abandoned, 1),
                    Step("date", FormMoveNames.Answered, 10),
                ]
            ),
            November,
            At("2026-12-01 09:00")
        );
        Assert.Equal(0.3, report.Totals.DropOffRate);
        Assert.Equal(["time 2 5", "photo 1 0"], report.Left.Select(l => $"{l.Field} {l.Left} {l.Failed}"));
    }

    private static ActivityReport Make(IReadOnlyList<ActivityRow> rows) =>
        ActivityReportMaker.Make(new ActivityData(rows, [], []), November, At("2026-12-01 09:00"));

    private static DropOffRow Step(string field, string move, int count) =>
        new(20261102, "activity-report", 2, field, move, "line", "ja", "", count);

    private static ActivityRow Row(
        string channel,
        string at,
        bool takenBack = false,
        bool mended = false,
        string? confirmed = null,
        string? closed = null
    ) => new(channel, At(at), takenBack, mended, confirmed is null ? null : At(confirmed), closed is null ? null : At(closed));

    private static DateTimeOffset At(string japan) =>
        DateTimeOffset.ParseExact(japan + " +09:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}

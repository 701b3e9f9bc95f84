using System.Text;

namespace Channels.Webhooks.Reports.Activities;

/// <summary>Makes the figures of activity reports. What they show is as it stands when they are made; nothing is stored.</summary>
internal sealed class ActivityReports(ActivityRows rows, ActivitySheets sheets, TimeProvider clock)
{
    public async Task<ActivityReport> MakeAsync(ReportMonth month, CancellationToken stop) =>
        ActivityReportMaker.Make(await rows.ReadAsync(month, stop), month, clock.GetUtcNow());

    public string Markdown(ActivityReport report) => ReportMarkdown.Write(sheets.Paper(report));

    public byte[] Workbook(ActivityReport report) => ReportWorkbook.Write(sheets.Paper(report));

    public string Chart(ActivityReport report) =>
        ReportChart.Write(
            sheets.Title(report),
            sheets.Texts["chart.alt"],
            sheets.Texts["chart.rate"],
            [new ChartPart(sheets.Texts["online"], "#1d4f7c"), new ChartPart(sheets.Texts["paper"], "#d9822b")],
            [.. report.Months.Select(m => new ChartBar(m.Month, [m.Online, m.Paper], m.OnlineRate))]
        );

    /// <summary>Writes all of it into a folder.</summary>
    /// <returns>The names of the files.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(ReportMonth month, string folder, CancellationToken stop)
    {
        var report = await MakeAsync(month, stop);
        return await ReportFiles.WriteAsync(
            folder,
            [
                ($"activities-{month}.svg", Encoding.UTF8.GetBytes(Chart(report))),
                ($"activities-{month}.md", Encoding.UTF8.GetBytes(Markdown(report))),
                ($"activities-{month}.xlsx", Workbook(report)),
            ],
            stop
        );
    }
}

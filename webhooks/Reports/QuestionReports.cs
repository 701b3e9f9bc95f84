using System.Text;
using Channels.Knowledge.Content;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Reports;

/// <summary>Reads and makes reports. What they show is as it stands when they are made; nothing is stored.</summary>
internal sealed class QuestionReports(
    QuestionRows rows,
    EntriesInForce entries,
    ReportSheets sheets,
    ReportTexts texts,
    IOptions<ReportOptions> options,
    TimeProvider clock
)
{
    public async Task<QuestionReport> MakeAsync(ReportMonth month, CancellationToken stop) =>
        QuestionReportMaker.Make(
            await rows.ReadAsync(month, stop),
            await entries(stop),
            month,
            clock.GetUtcNow(),
            options.Value.MinutesPerAnswer
        );

    public string Markdown(QuestionReport report) => ReportMarkdown.Write(Paper(report));

    public string Chart(QuestionReport report) =>
        ReportChart.Write(
            sheets.Title(report),
            texts["chart.alt"],
            texts["chart.rate"],
            [
                new ChartPart(texts["answered"], "#1d4f7c"),
                new ChartPart(texts["candidates"], "#4f8fc0"),
                new ChartPart(texts["clarify"], "#a9cbe3"),
                new ChartPart(texts["not-covered"], "#d9822b"),
                new ChartPart(texts["refused"], "#c9c9c9"),
            ],
            [
                .. report.Months.Select(m => new ChartBar(
                    m.Month,
                    [m.Answered, m.Candidates, m.Clarify, m.NotCovered, m.Refused],
                    m.AnsweredRate
                )),
            ]
        );

    /// <summary>Writes all of it into a folder, each file whole or not at all.</summary>
    /// <returns>The names of the files.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(ReportMonth month, string folder, CancellationToken stop)
    {
        var report = await MakeAsync(month, stop);
        return await ReportFiles.WriteAsync(
            folder,
            [
                ($"questions-{month}.svg", Encoding.UTF8.GetBytes(Chart(report))),
                ($"questions-{month}.md", Encoding.UTF8.GetBytes(Markdown(report))),
                ($"questions-{month}.xlsx", Workbook(report)),
            ],
            stop
        );
    }

    public byte[] Workbook(QuestionReport report) => ReportWorkbook.Write(Paper(report));

    private ReportPaper Paper(QuestionReport report) =>
        new(sheets.Title(report), sheets.Subtitle(report), report.PreparedAt, sheets.Of(report), sheets.None)
        {
            Picture = $"questions-{report.Month}.svg",
            PictureAlt = sheets.ChartAlt,
        };
}

/// <summary>The entries as they stand, for what a report says about them.</summary>
internal delegate Task<IReadOnlyList<Entry>> EntriesInForce(CancellationToken stop);

using Channels.Knowledge.Content;

namespace Channels.Webhooks.Reports;

/// <summary>Reads and makes reports. What they show is as it stands when they are made; nothing is stored.</summary>
internal sealed class QuestionReports(QuestionRows rows, EntriesInForce entries, ReportSheets sheets, TimeProvider clock)
{
    public async Task<QuestionReport> MakeAsync(ReportMonth month, CancellationToken stop) =>
        QuestionReportMaker.Make(await rows.ReadAsync(month, stop), await entries(stop), month, clock.GetUtcNow());

    public string Markdown(QuestionReport report) => ReportMarkdown.Write(report, sheets);

    public byte[] Workbook(QuestionReport report) => ReportWorkbook.Write(report, sheets);
}

/// <summary>The entries as they stand, for what a report says about them.</summary>
internal delegate Task<IReadOnlyList<Entry>> EntriesInForce(CancellationToken stop);

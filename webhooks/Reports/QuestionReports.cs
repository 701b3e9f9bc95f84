using System.Text;
using Channels.Knowledge.Content;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Reports;

/// <summary>Reads and makes reports. What they show is as it stands when they are made; nothing is stored.</summary>
internal sealed class QuestionReports(
    QuestionRows rows,
    EntriesInForce entries,
    ReportSheets sheets,
    ReportChart chart,
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

    public string Markdown(QuestionReport report) => ReportMarkdown.Write(report, sheets);

    public string Chart(QuestionReport report) => chart.Write(report, sheets.Title(report));

    /// <summary>Writes all of it into a folder, each file whole or not at all.</summary>
    /// <returns>The names of the files.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(ReportMonth month, string folder, CancellationToken stop)
    {
        var report = await MakeAsync(month, stop);
        Directory.CreateDirectory(folder);
        (string Name, byte[] Bytes)[] files =
        [
            ($"questions-{month}.svg", Encoding.UTF8.GetBytes(Chart(report))),
            ($"questions-{month}.md", Encoding.UTF8.GetBytes(Markdown(report))),
            ($"questions-{month}.xlsx", Workbook(report)),
        ];
        foreach (var (name, bytes) in files)
        {
            var unfinished = Path.Combine(folder, $".{name}.{Guid.CreateVersion7(clock.GetUtcNow()):N}");
            await File.WriteAllBytesAsync(unfinished, bytes, stop);
            File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
        }

        return [.. files.Select(f => f.Name)];
    }

    public byte[] Workbook(QuestionReport report) => ReportWorkbook.Write(report, sheets);
}

/// <summary>The entries as they stand, for what a report says about them.</summary>
internal delegate Task<IReadOnlyList<Entry>> EntriesInForce(CancellationToken stop);

using Channels.Bot.Joints;
using Channels.Webhooks.Reports.Activities;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Reports;

/// <summary>
/// Writes the reports of the month before into a folder, where one is set. It looks every hour whether it is there: a node that was down
/// on the first of the month writes it when it is back, and one that is deleted is written anew.
/// </summary>
internal sealed class MonthlyReport(
    QuestionReports questions,
    ActivityReports activities,
    IOptions<ReportOptions> options,
    TimeProvider clock
) : ISweep
{
    public string Name => "monthly-report";

    public string Cron => "30 20 * * * ?";

    /// <returns>How many files were written.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Folder))
            return 0;
        var month = ReportMonth.Of(clock.GetUtcNow()).Plus(-1);
        var folder = Path.GetFullPath(options.Value.Folder);

        // The workbook is the last to be written.
        var written = 0;
        if (!File.Exists(Path.Combine(folder, $"questions-{month}.xlsx")))
            written += (await questions.WriteAsync(month, folder, cancellationToken)).Count;
        if (!File.Exists(Path.Combine(folder, $"activities-{month}.xlsx")))
            written += (await activities.WriteAsync(month, folder, cancellationToken)).Count;
        return written;
    }
}

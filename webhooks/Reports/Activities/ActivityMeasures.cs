using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Reports.Activities;

/// <summary>How activity reports went in a month, as numbers and as the report the centre files.</summary>
internal static class ActivityMeasures
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/measures/activities").WithTags("Measures");
        group
            .MapGet("", CountsAsync)
            .WithSummary(
                "Activity reports of a month (yyyy-MM, in Japan; this month if left out): by channel, online rate, first time right, "
                    + "minutes to confirmed and to closed, drop-off, and the staff's minutes measured from their actions."
            );
        group.MapGet("/report.xlsx", WorkbookAsync).WithSummary("The same as an Excel workbook.");
        group.MapGet("/report.svg", ChartAsync).WithSummary("Its twelve months as a picture.");
        group.MapGet("/report.md", MarkdownAsync).WithSummary("The same as Markdown.");
    }

    private static async Task<Results<Ok<ActivityReport>, ProblemHttpResult>> CountsAsync(
        ActivityReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) =>
        QuestionMeasures.MonthOf(month, clock) is { } known
            ? TypedResults.Ok(await reports.MakeAsync(known, stop))
            : QuestionMeasures.WrongMonth();

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> WorkbookAsync(
        ActivityReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) => FileAsync(reports, clock, month, "xlsx", ReportWorkbook.MediaType, reports.Workbook, stop);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> ChartAsync(
        ActivityReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) => FileAsync(reports, clock, month, "svg", MediaTypeNames.Image.Svg, r => Encoding.UTF8.GetBytes(reports.Chart(r)), stop);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> MarkdownAsync(
        ActivityReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) =>
        FileAsync(
            reports,
            clock,
            month,
            "md",
            MediaTypeNames.Text.Markdown + "; charset=utf-8",
            r => Encoding.UTF8.GetBytes(reports.Markdown(r)),
            stop
        );

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        ActivityReports reports,
        TimeProvider clock,
        string? month,
        string ending,
        string type,
        Func<ActivityReport, byte[]> write,
        CancellationToken stop
    ) =>
        QuestionMeasures.MonthOf(month, clock) is { } known
            ? TypedResults.File(write(await reports.MakeAsync(known, stop)), type, $"activities-{known}.{ending}")
            : QuestionMeasures.WrongMonth();
}

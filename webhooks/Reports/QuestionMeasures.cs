using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Reports;

/// <summary>What was asked in a month and what became of it, as numbers and as the report the office files.</summary>
internal static class QuestionMeasures
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/measures/questions").WithTags("Measures");
        group
            .MapGet("", CountsAsync)
            .WithSummary(
                "Questions of a month (yyyy-MM, in Japan; this month if left out): outcomes, rates, subjects, what had no "
                    + "answer, entries used and entries to look at."
            );
        group.MapGet("/report.xlsx", WorkbookAsync).WithSummary("The same as an Excel workbook.");
        group.MapGet("/report.svg", ChartAsync).WithSummary("Its twelve months as a picture.");
        group.MapGet("/report.md", MarkdownAsync).WithSummary("The same as Markdown.");
    }

    private static async Task<Results<Ok<QuestionReport>, ProblemHttpResult>> CountsAsync(
        QuestionReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) => MonthOf(month, clock) is { } known ? TypedResults.Ok(await reports.MakeAsync(known, stop)) : WrongMonth();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> WorkbookAsync(
        QuestionReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) =>
        MonthOf(month, clock) is { } known
            ? TypedResults.File(reports.Workbook(await reports.MakeAsync(known, stop)), ReportWorkbook.MediaType, $"questions-{known}.xlsx")
            : WrongMonth();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ChartAsync(
        QuestionReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) =>
        MonthOf(month, clock) is { } known
            ? TypedResults.File(
                Encoding.UTF8.GetBytes(reports.Chart(await reports.MakeAsync(known, stop))),
                MediaTypeNames.Image.Svg,
                $"questions-{known}.svg"
            )
            : WrongMonth();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> MarkdownAsync(
        QuestionReports reports,
        TimeProvider clock,
        string? month,
        CancellationToken stop
    ) =>
        MonthOf(month, clock) is { } known
            ? TypedResults.File(
                Encoding.UTF8.GetBytes(reports.Markdown(await reports.MakeAsync(known, stop))),
                MediaTypeNames.Text.Markdown + "; charset=utf-8",
                $"questions-{known}.md"
            )
            : WrongMonth();

    internal static ReportMonth? MonthOf(string? text, TimeProvider clock) =>
        text is null ? ReportMonth.Of(clock.GetUtcNow()) : ReportMonth.Parse(text);

    internal static ProblemHttpResult WrongMonth() =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: "A month is written as 2026-11.",
            extensions: new Dictionary<string, object?> { ["code"] = "measures.month" }
        );
}

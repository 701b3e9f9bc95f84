using System.Globalization;
using Channels.Bot.Measures;
using Channels.Text;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Reports;
using Channels.Webhooks.Reports.Activities;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Where people leave forms: sums that lead to nobody.</summary>
internal static class MeasuresEndpoints
{
    private const int UsualDays = 30;

    public static void Map(RouteGroupBuilder api)
    {
        ContactMeasures.Map(api);
        QuestionMeasures.Map(api);
        ActivityMeasures.Map(api);
        api.MapGet("/measures/drop-off", DropOffAsync)
            .WithTags("Measures")
            .WithSummary(
                "Steps through forms by day, procedure, field, channel, language and entry code; from and to are days as "
                    + "yyyy-MM-dd, the last 30 days if left out."
            );
    }

    private static async Task<Results<Ok<List<DropOffRow>>, ProblemHttpResult>> DropOffAsync(
        FormFigures figures,
        TimeProvider clock,
        string? procedure,
        string? from,
        string? to,
        CancellationToken stop
    ) =>
        Days(clock.GetUtcNow(), from, to) is var (first, last)
            ? TypedResults.Ok(await figures.ReadAsync(procedure, first, last, stop))
            : WrongDays();

    /// <summary>First and last day of what is asked for, in Japan; null when they are none.</summary>
    internal static (DateOnly First, DateOnly Last)? Days(DateTimeOffset now, string? from, string? to) =>
        Day(to, JapanTime.DayOf(now)) is { } last && Day(from, last.AddDays(1 - UsualDays)) is { } first && first <= last
            ? (first, last)
            : null;

    internal static ProblemHttpResult WrongDays() =>
        ApiProblem.Of(
            StatusCodes.Status400BadRequest,
            "measures.days",
            "Days are written as 2026-04-01, and the first is not after the last.",
            ("fields", (string[])["from", "to"])
        );

    private static DateOnly? Day(string? text, DateOnly otherwise) =>
        text is null ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1999 and < 3000
            ? day
        : null;
}

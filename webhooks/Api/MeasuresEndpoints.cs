using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Forms;
using Channels.Bot.Measures;
using Channels.Knowledge.Content;
using Channels.Text;
using Channels.Webhooks.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Channels.Webhooks.Api;

/// <summary>Where people leave forms: sums that lead to nobody.</summary>
internal static class MeasuresEndpoints
{
    private const int UsualDays = 30;

    public static void Map(RouteGroupBuilder api)
    {
        ContactMeasures.Map(api);
        QuestionMeasures.Map(api);
        api.MapGet("/measures/drop-off", DropOffAsync)
            .WithTags("Measures")
            .WithSummary(
                "Steps through forms by day, procedure, field, channel, language and entry code; from and to are days as "
                    + "yyyy-MM-dd, the last 30 days if left out."
            );
    }

    private static async Task<Results<Ok<List<DropOffRow>>, ProblemHttpResult>> DropOffAsync(
        IStore store,
        TimeProvider clock,
        string? procedure,
        string? from,
        string? to,
        CancellationToken stop
    )
    {
        if (Days(clock.GetUtcNow(), from, to) is not var (first, last))
            return WrongDays();
        var (low, high) = (FormCounts.DayOf(first), FormCounts.DayOf(last));
        var sums = await store.ReadAsync(
            (db, token) =>
                db
                    .FormCounts.Where(c => c.Day >= low && c.Day <= high && (procedure == null || c.Procedure == procedure))
                    .GroupBy(c => new
                    {
                        c.Day,
                        c.Procedure,
                        c.Version,
                        c.Field,
                        c.Move,
                        c.Channel,
                        c.Language,
                        c.Entry,
                    })
                    .Select(g => new { g.Key, Count = g.Sum(c => c.Count) })
                    .ToListAsync(token),
            stop
        );
        return TypedResults.Ok(
            sums.Select(s => new DropOffRow(
                    s.Key.Day,
                    s.Key.Procedure,
                    s.Key.Version,
                    s.Key.Field,
                    s.Key.Move,
                    s.Key.Channel,
                    s.Key.Language,
                    s.Key.Entry,
                    s.Count
                ))
                .OrderBy(r => r.Day)
                .ThenBy(r => r.Procedure, StringComparer.Ordinal)
                .ThenBy(r => r.Version)
                .ThenBy(r => r.Field, StringComparer.Ordinal)
                .ThenBy(r => r.Move, StringComparer.Ordinal)
                .ToList()
        );
    }

    /// <summary>First and last day of what is asked for, in Japan; null when they are none.</summary>
    internal static (DateOnly First, DateOnly Last)? Days(DateTimeOffset now, string? from, string? to) =>
        Day(to, JapanTime.DayOf(now)) is { } last && Day(from, last.AddDays(1 - UsualDays)) is { } first && first <= last
            ? (first, last)
            : null;

    internal static ProblemHttpResult WrongDays() =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: "Days are written as 2026-04-01, and the first is not after the last.",
            extensions: new Dictionary<string, object?> { ["code"] = "measures.days" }
        );

    private static DateOnly? Day(string? text, DateOnly otherwise) =>
        text is null ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1999 and < 3000
            ? day
        : null;
}

/// <summary>How often something happened at one place of a form on one day.</summary>
/// <param name="Day">As the number yyyymmdd, in Japan.</param>
/// <param name="Field">Field id; empty for the whole form.</param>
/// <param name="Move">started, answered, skipped, failed, back, paused, resumed, abandoned or submitted.</param>
/// <param name="Entry">Entry code, or empty.</param>
internal sealed record DropOffRow(
    int Day,
    string Procedure,
    int Version,
    string Field,
    string Move,
    string Channel,
    string Language,
    string Entry,
    int Count
);

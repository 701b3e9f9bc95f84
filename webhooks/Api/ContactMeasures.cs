using Channels.Bot.Measures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>How long people wait for the office, ward by ward.</summary>
internal static class ContactMeasures
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/measures/contacts", ContactsAsync)
            .WithTags("Measures")
            .WithSummary(
                "Time to first contact by queue and route, of what came in between the days from and to (yyyy-MM-dd, the last 30 "
                    + "days if left out)."
            );

    private static async Task<Results<Ok<List<ContactsRow>>, ProblemHttpResult>> ContactsAsync(
        ContactTimes times,
        TimeProvider clock,
        string? from,
        string? to,
        CancellationToken stop
    ) =>
        MeasuresEndpoints.Days(clock.GetUtcNow(), from, to) is var (first, last)
            ? TypedResults.Ok(await times.ReadAsync(first, last, stop))
            : MeasuresEndpoints.WrongDays();
}

using Channels.Bot.Delivery;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Text;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>How the queue before the sinks keeps up, its books, and the way to try what was given up.</summary>
internal static class SinkEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/status", StatusAsync)
            .WithTags("Sinks")
            .WithSummary("Of each sink: oldest age, open, dead, blocked, breaker, budget left.");
        var group = api.MapGroup("/sinks").WithTags("Sinks");
        group
            .MapGet("/books", BooksAsync)
            .WithSummary("A day's books by procedure and sink: received = delivered + held + open + dead + withdrawn + erased + closed.");
        group
            .MapPost("/redrive", RedriveAsync)
            .WithSummary("Tries dead letters of a filter again, the same rows; dryRun says which, expected refuses another number.");
    }

    private static async Task<Ok<QueueStatus>> StatusAsync(SinkStatus sinks, OldestWaiting waiting, CancellationToken stop) =>
        TypedResults.Ok(new QueueStatus(await waiting.ReadAsync(stop), await sinks.ReadAsync(stop)));

    private static async Task<Ok<IReadOnlyList<DayBalance>>> BooksAsync(
        SinkBooks books,
        TimeProvider clock,
        DateOnly? day,
        CancellationToken stop
    ) => TypedResults.Ok(await books.ReadAsync(day ?? JapanTime.DayOf(clock.GetUtcNow()), stop));

    private static async Task<Results<Ok<RedrivePlan>, ProblemHttpResult>> RedriveAsync(
        RedriveAsked asked,
        SinkRedrive redrive,
        HttpContext context,
        CancellationToken stop
    )
    {
        var filter = new SinkFilter(asked.Sink, asked.Code, asked.Reference, asked.Since);
        if (asked.DryRun)
            return TypedResults.Ok(await redrive.PlanAsync(filter, stop));
        var plan = await redrive.RunAsync(filter, asked.Expected, context.Caller(), stop);
        return plan.IsDone || plan.Count == 0
            ? TypedResults.Ok(plan)
            : ApiProblem.Of(StatusCodes.Status409Conflict, "redrive.count", $"There are {plan.Count} dead letters of this filter");
    }
}

/// <summary>Which dead letters to try again.</summary>
/// <param name="Expected">How many the person saw; with another number nothing is done.</param>
internal sealed record RedriveAsked(
    string? Sink = null,
    string? Code = null,
    string? Reference = null,
    DateTimeOffset? Since = null,
    int? Expected = null,
    bool DryRun = false
);

/// <summary>How the house keeps up.</summary>
internal sealed record QueueStatus(WaitingSince Waiting, IReadOnlyList<SinkLine> Sinks);

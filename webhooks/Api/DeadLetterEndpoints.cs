using Channels.Bot.Delivery;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>What was given up, with the reason and nothing personal; and the way to try it again.</summary>
internal static class DeadLetterEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/dead-letters").WithTags("Dead letters");
        group
            .MapGet("/", ListAsync)
            .WithSummary("Events given up, messages refused, what sinks did not take; newest first, at most 100 of a kind.");
        group.MapPost("/{id:guid}/redrive", RedriveAsync).WithSummary("Tries a dead letter again; the same row, the same retry key.");
    }

    private static async Task<Ok<List<DeadLetter>>> ListAsync(DeadLetters letters, CancellationToken stop) =>
        TypedResults.Ok(await letters.ListAsync(stop));

    private static async Task<Results<NoContent, ProblemHttpResult>> RedriveAsync(
        Guid id,
        DeadLetters letters,
        HttpContext context,
        CancellationToken stop
    ) =>
        await letters.RedriveAsync(id, context.Caller(), stop)
            ? TypedResults.NoContent()
            : ApiProblem.Of(StatusCodes.Status404NotFound, "dead-letter.unknown", "No such dead letter");
}

using Channels.Bot.Files;
using Channels.Bot.Submissions;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Reads the processing queue and its submissions.</summary>
internal static class SubmissionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/staff-requests", StaffRequestsAsync)
            .WithTags("Staff requests")
            .WithSummary("Who asked for a member of staff, newest first, at most 100.");
        var group = api.MapGroup("/submissions").WithTags("Submissions");
        group
            .MapGet("/new", NewAsync)
            .WithSummary("Submissions waiting in the queue, the most urgent first and then the oldest, at most 100.");
        group.MapGet("/{reference}", OneAsync).WithSummary("One submission with its answers.");
        group.MapGet("/{reference}/files/{id:guid}", FileAsync).WithSummary("A file of a submission.");
    }

    private static async Task<Ok<List<NewSubmission>>> NewAsync(
        SubmissionReader submissions,
        string? queue,
        string? route,
        int? limit,
        CancellationToken stop
    ) => TypedResults.Ok(await submissions.WaitingAsync(queue, route, Math.Clamp(limit ?? 100, 1, 100), stop));

    private static async Task<Results<Ok<SubmissionDetail>, ProblemHttpResult>> OneAsync(
        string reference,
        SubmissionReader submissions,
        CancellationToken stop
    ) => await submissions.FindAsync(reference, stop) is { } found ? TypedResults.Ok(found) : NotFound();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        string reference,
        Guid id,
        FileReader files,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (await files.OfSubmissionAsync(reference, id, stop) is not { } file)
            return NotFound();
        context.DoNotStore();
        return TypedResults.File(file.Content, file.MediaType, $"{reference}-{id:N}");
    }

    private static async Task<Ok<List<StaffRequest>>> StaffRequestsAsync(SubmissionReader submissions, CancellationToken stop) =>
        TypedResults.Ok(await submissions.StaffRequestsAsync(stop));

    internal static ProblemHttpResult NotFound() =>
        ApiProblem.Of(StatusCodes.Status404NotFound, "submission.unknown", "No such submission");
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Channels.Bot.Submissions;
using Channels.Bot.Submissions.Life;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Reads the processing queue and its submissions.</summary>
internal static class SubmissionEndpoints
{
    private const int Most = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/staff-requests", StaffRequestsAsync)
            .WithTags("Staff requests")
            .WithSummary("Who asked for a member of staff, newest first, at most 100.");
        var group = api.MapGroup("/submissions").WithTags("Submissions").WithinReach();
        group
            .MapGet("/new", NewAsync)
            .WithSummary(
                "Submissions no office says it has whole, the most urgent first and then the oldest, at most 100. "
                    + "X-Next-After, when there is one, is 'after' of the next page."
            );
        group
            .MapGet("/{reference}", OneAsync)
            .MayBeSealed()
            .NotesReads()
            .WithSummary(
                "One submission with its answers. Who may write takes it with that, and gets the receipt to confirm it; "
                    + "who only looks does not."
            );
    }

    private static async Task<Results<Ok<List<NewSubmission>>, ProblemHttpResult>> NewAsync(
        NewSubmissions submissions,
        QueuesKnown known,
        [Description("One queue only.")] string? queue,
        [Description("One ward or kind only.")] string? route,
        [Description("X-Next-After of the page before.")] string? after,
        [Description("1 to 100; less or more is brought to the nearest, left out it is 100."), Range(1, Most)] int? limit,
        HttpContext context,
        CancellationToken stop
    )
    {
        var place = NewPlace.Read(after);
        if (after is not null && place is null)
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "submission.after",
                "'after' is no place that was handed out.",
                ("field", "after")
            );
        var most = Math.Clamp(limit ?? Most, 1, Most);
        var found = await submissions.ListAsync(context.Holder().Reach, queue, route, place, most, stop);
        if (found.Count == 0 && place is null && Wrong(known, context.Holder().Reach, queue, route) is { } wrong)
            return wrong;
        if (found.Count == most && found[^1] is var last)
            context.Response.Headers["X-Next-After"] = new NewPlace(last.Priority, last.NewSince, last.Reference).ToString();
        return TypedResults.Ok(found);
    }

    /// <summary>Nothing is there, and a queue or ward of that name never was within reach: a slip, not an empty list.</summary>
    private static ProblemHttpResult? Wrong(QueuesKnown known, KeyReach reach, string? queue, string? route)
    {
        foreach (var (field, wanted, of) in new[] { ("queue", queue, known.Queues(reach)), ("route", route, known.Routes(reach)) })
        {
            if (wanted is not null && of is not null && !of.Contains(wanted))
                return ApiProblem.Of(
                    StatusCodes.Status400BadRequest,
                    $"submission.{field}",
                    of.Count == 0 ? $"There is no {field}." : $"'{field}' is one of {string.Join(", ", of)}.",
                    ("field", field),
                    ("known", of)
                );
        }

        return null;
    }

    private static async Task<Results<Ok<SubmissionDetail>, ProblemHttpResult>> OneAsync(
        string reference,
        SubmissionReader submissions,
        HttpContext context,
        CancellationToken stop
    )
    {
        var holder = context.Holder();
        var taker = holder.MayWrite ? new Taker(context.Caller(), holder.Office) : null;
        context.DoNotStore();
        return await submissions.FindAsync(reference, holder.Reach, taker, stop) is { } found ? TypedResults.Ok(found) : NotFound();
    }

    private static async Task<Ok<List<StaffRequest>>> StaffRequestsAsync(SubmissionReader submissions, CancellationToken stop) =>
        TypedResults.Ok(await submissions.StaffRequestsAsync(stop));

    internal static ProblemHttpResult NotFound() =>
        ApiProblem.Of(StatusCodes.Status404NotFound, "submission.unknown", "No such submission");
}

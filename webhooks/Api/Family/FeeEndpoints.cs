using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.Submissions;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api.Family;

/// <summary>What a report comes to, for the office alone: members see no amount before everything it rests on is known.</summary>
internal static class FeeEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGroup("/submissions/{reference}")
            .WithTags("Submissions")
            .WithinReach()
            .MapGet("/fees", FeesAsync)
            .NotStored()
            .WithSummary(
                "The computed amounts of an activity report, line by line, with the rule of each. 'isEstimate': a rule was used that "
                    + "the city has not published. Only looks: the report counts as taken by nobody."
            );

    private static async Task<Results<Ok<ReportedFees>, ProblemHttpResult>> FeesAsync(
        string reference,
        SubmissionReader submissions,
        ReportFees fees,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (await submissions.FindAsync(reference, context.Holder().Reach, taker: null, stop) is not { } found)
            return SubmissionEndpoints.NotFound();
        return fees.Of(found.Procedure, found.Answers) is { } reported
            ? TypedResults.Ok(reported)
            : ApiProblem.Of(StatusCodes.Status404NotFound, "fees.none", "This submission has no fees");
    }
}

using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Channels.Webhooks.Api.Family;

/// <summary>What requesting members say of reports, for the centre. Whoever confirms one on other evidence is a person.</summary>
internal static class ConfirmationEndpoints
{
    private const int LongestBody = 16 * 1024;

    private const int LongestNote = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/submissions/{reference}/confirmation").WithTags("Confirmations").NotStored();
        group
            .MapGet("/", FindAsync)
            .WithinReach()
            .WithSummary(
                "What the requesting member says of an activity report, the present edition first. 'why' says why nobody is asked; "
                    + "what they wrote is among the messages of the case."
            );
        group
            .MapPut("/", ConfirmAsync)
            .ByPerson()
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
            .Accepts<ReportEvidence>("application/json")
            .WithSummary("A person confirms an edition on other evidence: paper-report, letter, telephone, counter, other. Twice is once.");
        api.MapGroup("/confirmations")
            .WithTags("Confirmations")
            .NotStored()
            .MapGet("/", ListAsync)
            .WithSummary(
                "Reports whose confirmation stands in 'state' (differs when left out; unconfirmed, unasked, asked, due, agreed, evidence), "
                    + "the oldest first, at most 200: 'after' is the number of the last one of the page before."
            );
    }

    private static async Task<Results<Ok<IReadOnlyList<ConfirmationLine>>, ProblemHttpResult>> FindAsync(
        string reference,
        ConfirmDesk desk,
        HttpContext context,
        CancellationToken stop
    ) =>
        await desk.FindAsync(reference, context.Holder().Reach, stop) is { } lines
            ? TypedResults.Ok(lines)
            : SubmissionEndpoints.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<ConfirmationLine>>, ProblemHttpResult>> ListAsync(
        ConfirmDesk desk,
        HttpContext context,
        string? state,
        string? after,
        CancellationToken stop
    ) =>
        Enum.TryParse<ConfirmationState>(state ?? "differs", ignoreCase: true, out var of)
        && ConfirmDesk.States.Contains(state ?? "differs")
            ? TypedResults.Ok(await desk.ListAsync(of, after, context.Holder().Reach, stop))
            : ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "confirmation.state",
                $"'state' is one of {string.Join(", ", ConfirmDesk.States)}."
            );

    private static async Task<Results<Ok<ConfirmationLine>, ProblemHttpResult>> ConfirmAsync(
        string reference,
        ConfirmDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ReportEvidence>(context, stop);
        if (body is null)
            return unreadable!;
        if (body.Revision is not { } revision || body.Evidence is not { } evidence || !ConfirmDesk.Kinds.Contains(evidence))
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "confirmation.evidence",
                $"'revision' is the edition you looked at, 'evidence' one of {string.Join(", ", ConfirmDesk.Kinds)}."
            );
        if (body.Note is { Length: > LongestNote })
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "confirmation.note", $"'note' has at most {LongestNote} characters.");
        return await desk.ConfirmAsync(reference, revision, evidence, Note(body), context.Holder().Reach, context.Person(), stop) switch
        {
            EvidenceTaken.Taken taken => TypedResults.Ok(taken.Confirmation),
            EvidenceTaken.Superseded superseded => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                "confirmation.superseded",
                $"Its person corrected it since: revision {superseded.Revision} is the present one."
            ),
            EvidenceTaken.Gone => ApiProblem.Of(StatusCodes.Status410Gone, "confirmation.gone", "It was withdrawn or erased."),
            _ => SubmissionEndpoints.NotFound(),
        };
    }

    private static string? Note(ReportEvidence body) => string.IsNullOrWhiteSpace(body.Note) ? null : body.Note.Trim();
}

/// <summary>On what a report is confirmed.</summary>
/// <param name="Revision">The edition that was looked at.</param>
/// <param name="Evidence">paper-report, letter, telephone, counter or other.</param>
/// <param name="Note">What is to be known of it, or null.</param>
internal sealed record ReportEvidence(int? Revision = null, string? Evidence = null, string? Note = null);

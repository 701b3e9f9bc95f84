using Channels.Knowledge.Office;
using Channels.Knowledge.Office.Documents;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Channels.Webhooks.Api.Knowing;

/// <summary>Staff approve the entries of a document together: a drawn sample and every flagged one are read by two people.</summary>
internal static class ReviewEndpoints
{
    private const int LongestBody = 256 * 1024;
    private const int LongestReason = 300;

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/reviews").WithTags("Knowledge").NotStored();
        group.MapGet("/", ListAsync).WithSummary("Reviews of documents, newest first, at most 200.");
        group
            .MapGet("/documents", DocumentsAsync)
            .WithSummary("Documents that entries were read in, with how many wait for approval; those with most first.");
        group.MapGet("/{id:guid}", OneAsync).WithSummary("One review with the rows to read: the sample, and every flagged one.");
        var work = group.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(LongestBody)).ByPerson();
        work.MapPost("/", OpenAsync)
            .Accepts<ReviewOpening>("application/json")
            .WithSummary("Draws a sample of a document's entries (its key as listed) and puts it on record.");
        work.MapPost("/{id:guid}/confirm", ConfirmAsync)
            .Accepts<ReviewConfirmation>("application/json")
            .WithSummary(
                "I have read it. The first person says what is left out and why; with the second person the rest answers, as a whole "
                    + "or not at all."
            );
        work.MapPost("/{id:guid}/decline", DeclineAsync)
            .Accepts<ReviewDecline>("application/json")
            .WithSummary("Turns a review down: nothing is approved.");
    }

    private static async Task<Ok<List<ReviewLine>>> ListAsync(ReviewDesk desk, CancellationToken stop) =>
        TypedResults.Ok((await desk.ListAsync(stop)).Select(ReviewLine.Of).ToList());

    private static async Task<Ok<IReadOnlyList<DocumentLine>>> DocumentsAsync(ReviewDesk desk, CancellationToken stop) =>
        TypedResults.Ok(await desk.DocumentsAsync(stop));

    private static async Task<Results<Ok<ReviewSheet>, ProblemHttpResult>> OneAsync(
        Guid id,
        ReviewDesk desk,
        EntryCatalog catalog,
        CancellationToken stop
    ) =>
        await desk.FindAsync(id, stop) is { } review
            ? TypedResults.Ok(ReviewSheet.Of(review, await catalog.ReadAsync(stop)))
            : ApiProblem.Of(StatusCodes.Status404NotFound, "review.unknown", "No such review");

    private static async Task<IResult> OpenAsync(ReviewDesk desk, EntryCatalog catalog, HttpContext context, CancellationToken stop)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ReviewOpening>(context, stop);
        if (body is null)
            return unreadable!;
        var (review, refused) = await desk.OpenAsync(body.Document, new StaffStep(context.Person().Name, null), stop);
        return review is null ? EntryRefusals.Of(refused!) : TypedResults.Ok(ReviewSheet.Of(review, await catalog.ReadAsync(stop)));
    }

    private static async Task<IResult> ConfirmAsync(Guid id, ReviewDesk desk, HttpContext context, CancellationToken stop)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ReviewConfirmation>(context, stop);
        if (body is null)
            return unreadable!;
        if (KnowledgeWork.WrongNote(body.Note, isWanted: false) is { } wrong)
            return wrong;
        if (
            (body.Acknowledge is not null && !IsReason(body.Acknowledge))
            || body.Without?.Any(w => w is null || !IsReason(w.Why)) is true
            || body.Without?.DistinctBy(w => w.Id).Count() != body.Without?.Count
        )
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "review.reason",
                $"'acknowledge' and each 'why' say a reason in up to {LongestReason} characters; each entry is left out once."
            );
        var step = new StaffStep(context.Person().Name, body.Note?.Trim());
        return Of(await desk.ConfirmAsync(id, body.Without, body.Acknowledge?.Trim(), step, stop));
    }

    private static async Task<IResult> DeclineAsync(Guid id, ReviewDesk desk, HttpContext context, CancellationToken stop)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ReviewDecline>(context, stop);
        if (body is null)
            return unreadable!;
        return KnowledgeWork.WrongNote(body.Note, isWanted: true) is { } wrong
            ? wrong
            : Of(await desk.DeclineAsync(id, new StaffStep(context.Person().Name, body.Note.Trim()), stop));
    }

    private static IResult Of(ReviewOutcome outcome) =>
        outcome.Review is { } review ? TypedResults.Ok(ReviewLine.Of(review)) : EntryRefusals.Of(outcome.Refused!);

    private static bool IsReason(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestReason && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
}

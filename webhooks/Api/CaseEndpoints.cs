using Channels.Bot.Submissions;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Channels.Webhooks.Api;

/// <summary>The office and the person write to each other under a reference number.</summary>
internal static class CaseEndpoints
{
    private const int LongestBody = 64 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/submissions/{reference}").WithTags("Cases").WithinReach().MayBeSealed();
        group
            .MapGet("/messages", ReadAsync)
            .NotesReads()
            .NotStored()
            .WithSummary("Messages of both sides, oldest first; what the person wrote counts as read from now on.");
        group
            .MapPost("/messages", WriteAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
            .WithSummary(
                "Writes to the person: 1 to 2000 characters. The same Idempotency-Key is the same message. "
                    + "'reach' says whether they hear of it: announced counts as first contact; on-return, blocked and gone do not."
            );
        group.MapPost("/contacted", ContactedAsync).WithSummary("Somebody was in contact by telephone or in person. Noted once.");
    }

    private static async Task<Results<Ok<IReadOnlyList<CaseLine>>, ProblemHttpResult>> ReadAsync(
        string reference,
        CaseWork work,
        HttpContext context,
        CancellationToken stop
    ) =>
        await work.ReadAsync(reference, context.Holder().MayWrite, stop) is { } lines
            ? TypedResults.Ok(lines)
            : SubmissionEndpoints.NotFound();

    private static async Task<Results<Created<CaseLine>, ProblemHttpResult>> WriteAsync(
        string reference,
        StaffMessage message,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        CaseWork work,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (text, code) = StaffText.Read(message.Text);
        if (text is null)
            return ApiProblem.Of(StatusCodes.Status400BadRequest, code!, Title(code), ("field", "text"));
        var by = context.Caller();
        return await work.WriteAsync(reference, text, key, by, stop) switch
        {
            StaffWrote.Added added => TypedResults.Created((string?)null, added.Message),
            StaffWrote.Again again => TypedResults.Created((string?)null, again.Message),
            StaffWrote.KeyReused => ApiProblem.Of(
                StatusCodes.Status422UnprocessableEntity,
                "idempotency-key.reused",
                "This Idempotency-Key was used for another message."
            ),
            _ => SubmissionEndpoints.NotFound(),
        };
    }

    private static async Task<Results<Ok<FirstContact>, ProblemHttpResult>> ContactedAsync(
        string reference,
        CaseWork work,
        HttpContext context,
        CancellationToken stop
    ) =>
        await work.ContactedAsync(reference, context.Caller(), stop) is { } at
            ? TypedResults.Ok(new FirstContact(reference, at))
            : SubmissionEndpoints.NotFound();

    private static string Title(string? code) =>
        code switch
        {
            "message.empty" => "The message has no text.",
            "message.length" => $"A message has at most {StaffText.Longest} characters.",
            _ => "Control characters other than line ends and tabs are not sent to anybody.",
        };
}

/// <summary>What the office writes to a person.</summary>
internal sealed record StaffMessage(string? Text);

/// <summary>When somebody of the office was first in contact.</summary>
internal sealed record FirstContact(string Reference, DateTimeOffset ContactedAt);

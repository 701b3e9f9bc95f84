using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Submissions;
using Channels.Bot.Submissions.Life;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Channels.Webhooks.Api;

/// <summary>What the office does with a submission: confirms that it has it whole, accepts it, gives it back, is done with it.</summary>
internal static class SubmissionLifeEndpoints
{
    private const int LongestBody = 64 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/submissions").WithTags("Submissions").WithinReach();
        group
            .MapGet("/return-reasons", Reasons)
            .WithSummary("The codes with which an answer can be given back, and what the person reads to each.");
        group
            .MapGet("/{reference}/history", HistoryAsync)
            .MayBeSealed()
            .NotesReads()
            .NotStored()
            .WithSummary("Every move with actor, time and reason; each return; what it was before each correction.");
        group
            .MapPut("/{reference}/confirm/{receipt}", ConfirmAsync)
            .WithSummary("The receipt of the content comes back: the caller has it whole, and it is new no more. Twice is once.");
        group
            .MapPut("/{reference}/status", StatusAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
            .WithSummary("Sets the status: taken, confirmed (accepted) or done. The person is told of the last two. Twice is once.");
        group
            .MapPost("/{reference}/return", ReturnAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
            .WithSummary(
                "Gives it back to its person, who is asked these answers again and nothing else. 'reach' says whether they hear of it."
            );
        group
            .MapPost("/{reference}/problem", ProblemAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
            .WithSummary(
                "The content cannot be read or used: the duty desk is told. The note is in the history. It stays new. Twice is once."
            );
    }

    private static Ok<List<ReturnReasonLine>> Reasons() =>
        TypedResults.Ok(ReturnReasons.All.Select(c => new ReturnReasonLine(c, ReturnReasons.Say("ja", c))).ToList());

    private static async Task<Results<Ok<SubmissionPast>, ProblemHttpResult>> HistoryAsync(
        string reference,
        SubmissionHistory history,
        HttpContext context,
        CancellationToken stop
    ) =>
        await history.FindAsync(reference, context.Holder().Reach, stop) is { } past
            ? TypedResults.Ok(past)
            : SubmissionEndpoints.NotFound();

    private static async Task<Results<Ok<SubmissionKept>, ProblemHttpResult>> ConfirmAsync(
        string reference,
        string receipt,
        ContentDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        var holder = context.Holder();
        return await desk.KeepAsync(reference, receipt, holder.Reach, context.Caller(), holder.Office, stop) switch
        {
            KeptResult.Kept kept => TypedResults.Ok(new SubmissionKept(reference, kept.At, kept.WasKept)),
            KeptResult.Superseded => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                "receipt.superseded",
                "Its person corrected it since: fetch it again."
            ),
            KeptResult.WrongCode => ApiProblem.Of(
                StatusCodes.Status422UnprocessableEntity,
                "receipt.unknown",
                "This receipt belongs to nothing of this number."
            ),
            KeptResult.Gone => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                "receipt.gone",
                "There is nothing to have any more: its person took it back, or its contents were forgotten."
            ),
            _ => SubmissionEndpoints.NotFound(),
        };
    }

    private static async Task<Results<Ok<SubmissionMoved>, ProblemHttpResult>> StatusAsync(
        string reference,
        SubmissionStatus body,
        SubmissionDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (holder, by) = (context.Holder(), context.Caller());
        LifeMove? move = body.Status?.ToLowerInvariant() switch
        {
            "taken" => LifeMove.Taken,
            "confirmed" => LifeMove.Confirmed,
            "done" => LifeMove.Done,
            _ => null,
        };
        if (move is not { } wanted)
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "status.unknown",
                "'status' is one of taken, confirmed, done.",
                ("field", "status")
            );
        return Answer(reference, await desk.SetAsync(reference, wanted, holder.Reach, by, holder.Office, stop));
    }

    private static async Task<Results<Ok<SubmissionMoved>, ProblemHttpResult>> ReturnAsync(
        string reference,
        SubmissionReturned body,
        SubmissionDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        string? note = null;
        if (body.Note is { } written)
        {
            (note, var code) = StaffText.Read(written);
            if (note is null)
                return ApiProblem.Of(StatusCodes.Status400BadRequest, code!, "The note cannot be sent as it is.", ("field", "note"));
        }

        var fields = (body.Fields ?? []).Select(f => new ReturnedField(f?.Path ?? "", f?.Reason ?? "")).ToList();
        return Answer(
            reference,
            await desk.ReturnAsync(reference, new ReturnedForm(fields, note), context.Holder().Reach, context.Caller(), stop)
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ProblemAsync(
        string reference,
        SubmissionProblem body,
        ContentDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (!ContentDesk.Problems.Contains(body.Kind))
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "problem.kind",
                $"'kind' is one of {string.Join(", ", ContentDesk.Problems)}.",
                ("field", "kind")
            );
        var (note, code) = body.Note is null ? (null, null) : StaffText.Read(body.Note);
        if (code is not null)
            return ApiProblem.Of(StatusCodes.Status400BadRequest, code, "The note cannot be kept as it is.", ("field", "note"));
        return await desk.ReportAsync(reference, body.Kind!, note, context.Holder().Reach, context.Caller(), stop)
            ? TypedResults.NoContent()
            : SubmissionEndpoints.NotFound();
    }

    private static Results<Ok<SubmissionMoved>, ProblemHttpResult> Answer(string reference, DeskResult result) =>
        result switch
        {
            DeskResult.Moved moved => TypedResults.Ok(new SubmissionMoved(reference, moved.State, moved.At, moved.Reach)),
            DeskResult.Stands stands => TypedResults.Ok(new SubmissionMoved(reference, stands.State, stands.At, stands.Reach)),
            DeskResult.Refused { Code: LifeCodes.NotNow } refused => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                LifeCodes.NotNow,
                "Not from where it stands now.",
                ("state", refused.State)
            ),
            DeskResult.Refused refused => ApiProblem.Of(
                StatusCodes.Status422UnprocessableEntity,
                refused.Code,
                refused.Paths.Count == 0
                    ? Title(refused.Code)
                    : $"{Title(refused.Code)} It was asked for: {string.Join(", ", refused.Paths)}; a group stands for all of it.",
                ("state", refused.State)
            ),
            _ => SubmissionEndpoints.NotFound(),
        };

    private static string Title(string code) =>
        code switch
        {
            "return.fields" => "1 to 20 fields, each once.",
            "return.reason" => "A reason is one of /api/v1/submissions/return-reasons.",
            "return.field" => "Its person was not asked for one of these fields.",
            "return.procedure" => "What is of this procedure, or not confirmed yet, is not given back: write to the person instead.",
            "return.erased" => "Its contents were forgotten.",
            _ => "It cannot be done.",
        };
}

/// <summary>Why an answer can be given back.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">What the person reads, in Japanese.</param>
internal sealed record ReturnReasonLine(string Code, string Text);

/// <summary>A receipt came back.</summary>
/// <param name="WasConfirmed">It had come back before: nothing changed.</param>
internal sealed record SubmissionKept(string Reference, DateTimeOffset ConfirmedAt, bool WasConfirmed);

/// <summary>The status that is to be set.</summary>
internal sealed record SubmissionStatus(string? Status);

/// <summary>What is given back.</summary>
/// <param name="Fields">Which answers, and why.</param>
/// <param name="Note">What the person reads beside it; 1 to 2000 characters, or null.</param>
internal sealed record SubmissionReturned(IReadOnlyList<SubmissionReturnedField?>? Fields, string? Note = null);

/// <summary>One answer that is given back.</summary>
/// <param name="Path">Its field id; <c>children[0].child</c> inside a group.</param>
/// <param name="Reason">Code of what is wrong with it.</param>
internal sealed record SubmissionReturnedField(string? Path, string? Reason);

/// <summary>What is wrong with the content.</summary>
/// <param name="Kind">unreadable, file-missing, file-damaged, wrong-office or other.</param>
/// <param name="Note">More of it, for whoever looks at the history; 1 to 2000 characters, or null.</param>
internal sealed record SubmissionProblem(string? Kind, string? Note = null);

/// <summary>Where a submission stands now.</summary>
/// <param name="Reach">Whether its person hears of it; null: they are not told of this.</param>
internal sealed record SubmissionMoved(string Reference, string State, DateTimeOffset At, string? Reach);

using System.Text.Json;
using Channels.Bot.Submissions.Paper;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Channels.Webhooks.Api;

/// <summary>A member of staff types a form that came on paper.</summary>
internal static class PaperEndpoints
{
    private const int LongestBody = 256 * 1024;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/submissions", EnterAsync)
            .WithTags("Submissions")
            .WithinReach()
            .ByPerson()
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
            .Accepts<PaperEntry>("application/json")
            .WithSummary(
                "Hands in a paper form by the checks of the chat. 422 paper.answers names every field and what is wrong with it; "
                    + "submission.same (409) says that there is one like it: 'again' hands it in all the same."
            );

    private static async Task<Results<Created<PaperEntered>, ProblemHttpResult>> EnterAsync(
        PaperDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (body, unreadable) = await JsonBody.ReadAsync<PaperEntry>(context, stop);
        if (body is null)
            return unreadable!;
        if (body.Answers.ValueKind is not JsonValueKind.Object)
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "paper.object",
                "'answers' is an object by field id.",
                ("field", "answers")
            );
        if (body.Language is { } language && !PaperDesk.Languages.Contains(language))
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "paper.language",
                $"'language' is one of {string.Join(", ", PaperDesk.Languages)}.",
                ("field", "language")
            );
        var form = new PaperForm(body.Procedure, body.Version, body.Language, body.Answers, body.Again);
        return await desk.HandInAsync(form, context.CallId(), context.Holder().Reach, context.Person(), stop) switch
        {
            PaperResult.HandedIn made => TypedResults.Created(
                $"/api/v1/submissions/{made.Reference}",
                new PaperEntered(made.Reference, body.Procedure, made.Version, made.At)
            ),
            PaperResult.Wrong wrong => ApiProblem.Of(
                StatusCodes.Status422UnprocessableEntity,
                "paper.answers",
                "Nothing was kept: these answers cannot be taken.",
                ("fields", wrong.Faults)
            ),
            PaperResult.Same => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                "submission.same",
                "There is one like it. With 'again' it is handed in all the same."
            ),
            PaperResult.NotOnPaper => ApiProblem.Of(
                StatusCodes.Status422UnprocessableEntity,
                "paper.procedure",
                "What is of this procedure does not come on paper."
            ),
            PaperResult.OutOfReach => ApiProblem.Of(
                StatusCodes.Status403Forbidden,
                "key.scope",
                "It would belong to a queue or ward that this key does not see."
            ),
            _ => ProcedureEndpoints.Unknown(),
        };
    }
}

/// <summary>A paper form as it is typed.</summary>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Answers">By field id: in canonical form, or as it is written on the paper.</param>
/// <param name="Version">Version of the form; left out: that of today.</param>
/// <param name="Language"><c>ja</c> when left out.</param>
/// <param name="Again">Hand it in although there is one like it.</param>
internal sealed record PaperEntry(string Procedure, JsonElement Answers, int? Version = null, string? Language = null, bool Again = false);

/// <summary>A paper form is in the queue.</summary>
internal sealed record PaperEntered(string Reference, string Procedure, int Version, DateTimeOffset SubmittedAt);

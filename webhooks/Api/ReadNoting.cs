using Channels.Bot.Submissions.Reads;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Puts into the audit that a holder was given what people wrote in confidence, before it leaves.</summary>
internal static class ReadNoting
{
    private const string Reference = "reference";

    /// <summary>Good answers of these endpoints to a GET show content of the submission of the route.</summary>
    public static TBuilder NotesReads<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (call, next) =>
            {
                var (context, result) = (call.HttpContext, await next(call));
                var said = result is INestedHttpResult nested ? nested.Result : result;
                if (
                    HttpMethods.IsGet(context.Request.Method)
                    && said is not ProblemHttpResult
                    && context.Request.RouteValues[Reference] is string reference
                )
                    await context
                        .RequestServices.GetRequiredService<ReadLog>()
                        .NoteAsync(reference, context.Caller(), context.RequestAborted);
                return result;
            }
        );
}

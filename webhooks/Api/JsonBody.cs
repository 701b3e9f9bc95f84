using System.Text.Json;
using Channels.Knowledge.Office;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Reads a body strictly, and says of one that cannot be read where and why: who writes knowledge should not guess.</summary>
internal static class JsonBody
{
    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(HttpContext context, CancellationToken stop)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, EntryJson.Options, stop) is { } body
                ? (body, null)
                : (null, ApiProblem.Of(StatusCodes.Status400BadRequest, "body.json", "The body is null."));
        }
        catch (JsonException broken)
        {
            return (
                null,
                ApiProblem.Of(
                    StatusCodes.Status400BadRequest,
                    "body.json",
                    "The body is not as described.",
                    ("at", broken.Path),
                    ("line", broken.LineNumber + 1)
                )
            );
        }
        catch (BadHttpRequestException refused)
        {
            return (null, ApiProblem.Of(refused.StatusCode, $"http.{refused.StatusCode}", "The body cannot be read."));
        }
    }
}

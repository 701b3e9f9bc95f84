using System.Text.Json;
using Channels.Knowledge.Office;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Reads a body strictly, and says of one that cannot be read where and why: who writes knowledge should not guess.</summary>
internal static class JsonBody
{
    private const int MostBytes = 4 * 1024 * 1024;

    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(HttpContext context, CancellationToken stop)
        where T : class
    {
        byte[]? bytes = null;
        try
        {
            bytes = await BodyReader.ReadAsync(context.Request, MostBytes, stop);
            if (bytes is null)
                return (null, ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "body.size", "The body is too large."));
            if (JsonSerializer.Deserialize<T>(bytes, EntryJson.Options) is not { } body)
                return (null, ApiProblem.Of(StatusCodes.Status400BadRequest, "body.json", "The body is null."));
            return StrictJson.IsSound(bytes, EntryJson.Options.MaxDepth, mayHaveHoles: true)
                ? (body, null)
                : (null, ApiProblem.Of(StatusCodes.Status400BadRequest, "body.json", "The body has text that is none."));
        }
        catch (JsonException broken)
        {
            if (Missing<T>(bytes) is { Count: > 0 } missing)
                return (
                    null,
                    ApiProblem.Of(
                        StatusCodes.Status400BadRequest,
                        "body.json",
                        $"The body lacks {string.Join(", ", missing)}.",
                        ("missing", missing)
                    )
                );
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

    /// <summary>The members that a body must have and that this one does not.</summary>
    private static List<string> Missing<T>(byte[]? bytes)
    {
        try
        {
            using var body = JsonDocument.Parse(bytes ?? []);
            if (body.RootElement.ValueKind != JsonValueKind.Object || typeof(T).GetConstructors() is not [var made, ..])
                return [];
            return
            [
                .. made.GetParameters()
                    .Where(p => !p.HasDefaultValue)
                    .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!))
                    .Where(name => !body.RootElement.TryGetProperty(name, out _)),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

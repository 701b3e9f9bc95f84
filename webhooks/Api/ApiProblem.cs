using Channels.Knowledge.Office;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Problem details with a stable code.</summary>
internal static class ApiProblem
{
    public static ProblemHttpResult Of(int status, string code, string title, params IEnumerable<(string Name, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
            extensions[name] = value;
        return TypedResults.Problem(statusCode: status, title: title, extensions: extensions);
    }

    public static ProblemHttpResult Of(EntryOutcome.Refused refused) =>
        Of(
            refused.Kind switch
            {
                RefusalKind.Unknown => StatusCodes.Status404NotFound,
                RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
                RefusalKind.Conflict => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            refused.Code,
            refused.Message,
            [
                .. refused.Version is { } version ? [("version", (object?)version)] : Array.Empty<(string, object?)>(),
                .. refused.Findings.Count > 0 ? [("findings", (object?)refused.Findings)] : Array.Empty<(string, object?)>(),
            ]
        );
}

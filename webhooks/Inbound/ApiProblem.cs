using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Inbound;

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
}

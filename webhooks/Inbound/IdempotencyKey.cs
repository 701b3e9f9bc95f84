using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Inbound;

/// <summary>The header by which a caller may send the same thing again: the same key is the same thing.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>What is wrong with a key that was sent, or null.</summary>
    public static ProblemHttpResult? Wrong(string? key) =>
        key is { Length: 0 or > Longest }
            ? ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "idempotency-key.length",
                $"An {Header} has 1 to {Longest} characters.",
                ("field", Header)
            )
            : null;

    /// <summary>The key that was sent, or null.</summary>
    public static string? Of(HttpRequest request)
    {
        var sent = request.Headers[Header];
        return sent.Count == 0 ? null : sent.ToString();
    }
}

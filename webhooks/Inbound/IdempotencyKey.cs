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
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, "idempotency-key.length", $"An {Header} has 1 to {Longest} characters.")
            : null;

    /// <summary>Turns a wrong key away before anything else is looked at.</summary>
    public static TBuilder ChecksKey<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (call, next) =>
            {
                var sent = call.HttpContext.Request.Headers[Header];
                return Wrong(sent.Count == 0 ? null : sent.ToString()) ?? await next(call);
            }
        );
}

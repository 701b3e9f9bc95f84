using System.Globalization;
using Channels.Bot.Calls;
using Channels.Bot.Submissions.Life;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Staff;

/// <summary>
/// What a key may: a key that only looks changes nothing; one that sees only some queues or wards reaches only routes that say that they
/// look at its reach; and nobody calls more often than the settings allow.
/// </summary>
internal static class KeyScopes
{
    private const string Reference = "reference";

    /// <summary>The holder whose key came with the request.</summary>
    public static KeyHolder Holder(this HttpContext context) =>
        context.Features.Get<KeyHolder>() ?? throw new InvalidOperationException("The endpoint lets others than holders of keys through.");

    /// <summary>These endpoints show a holder only what is within reach.</summary>
    public static TBuilder WithinReach<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(Reaching.Instance);

    /// <summary>Checks every endpoint of the group, also those that are added later.</summary>
    public static TBuilder ChecksScopes<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (call, next) => await RefuseAsync(call.HttpContext) ?? await next(call));

    private static async ValueTask<object?> RefuseAsync(HttpContext context)
    {
        var holder = context.Holder();
        if (TooMany(context, holder) is { } later)
            return later;
        await context.RequestServices.GetRequiredService<KeyUses>().NoteAsync(holder.Name, holder.Key, context.RequestAborted);
        var isLook = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isLook && !holder.MayWrite)
            return Refused("key.read-only", "This key only looks.");
        if (holder.Reach.IsWhole)
            return null;
        if (context.GetEndpoint()?.Metadata.GetMetadata<Reaching>() is null)
            return Refused("key.scope", "This key is for the submissions of some queues or wards only.");
        return
            context.Request.RouteValues.TryGetValue(Reference, out var value)
            && value is string reference
            && !await context
                .RequestServices.GetRequiredService<NewSubmissions>()
                .IsWithinAsync(reference, holder.Reach, context.RequestAborted)
            ? ApiProblem.Of(StatusCodes.Status404NotFound, "submission.unknown", "No such submission")
            : null;
    }

    /// <summary>Says at every answer how many calls are left, and refuses those beyond.</summary>
    private static ProblemHttpResult? TooMany(HttpContext context, KeyHolder holder)
    {
        var state = context.RequestServices.GetRequiredService<KeyLimits>().Count(holder.Name);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"calls\";q={state.Most};w=60");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"calls\";r={state.Left};t={state.Seconds}");
        if (state.IsWithin)
            return null;
        headers.RetryAfter = state.Seconds.ToString(CultureInfo.InvariantCulture);
        return ApiProblem.Of(StatusCodes.Status429TooManyRequests, "key.rate", "This key calls too often: see Retry-After.");
    }

    private static ProblemHttpResult Refused(string code, string title) => ApiProblem.Of(StatusCodes.Status403Forbidden, code, title);

    private sealed class Reaching
    {
        public static readonly Reaching Instance = new();
    }
}

using System.Security.Cryptography;
using Channels.Bot.Calls;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;

namespace Channels.Webhooks.Api;

/// <summary>
/// The one way in which a call that makes something can be sent again: with an <c>Idempotency-Key</c> every POST of the API gives the same
/// answer to the same caller for a day. A refusal makes nothing and leaves the key free.
/// </summary>
internal static class Repeats
{
    /// <summary>Says that an answer is one that was given before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    private const int MostInMemory = 512 * 1024;

    /// <summary>A body that is looked at twice stays readable, and on no disk.</summary>
    public static void UseRepeats(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.ContainsKey(IdempotencyKey.Header))
                    context.Request.EnableBuffering(MostInMemory, MostInMemory);
                return next(context);
            }
        );

    /// <summary>What the call that runs is known by, when it came with a key: what it makes is named by it.</summary>
    public static Guid? CallId(this HttpContext context) => context.Features.Get<RunningCall>()?.Id;

    /// <summary>Every POST of these endpoints may be sent again.</summary>
    public static TBuilder MayBeRepeated<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (call, next) =>
                HttpMethods.IsPost(call.HttpContext.Request.Method) && IdempotencyKey.Of(call.HttpContext.Request) is { } key
                    ? IdempotencyKey.Wrong(key) ?? (object?)await OnceAsync(call, next, key)
                    : await next(call)
        );

    private static async ValueTask<object?> OnceAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, string key)
    {
        var context = invocation.HttpContext;
        var book = context.RequestServices.GetRequiredService<CallBook>();
        var caller = $"{context.Holder().Name}\n{context.Request.Headers[StaffMember.Header]}";
        var call = $"{caller}\nPOST {context.Request.Path}\n{key}";
        switch (await book.BeginAsync(call, await PayloadAsync(context.Request, context.RequestAborted), context.RequestAborted))
        {
            case CallBegun.Again again:
                context.DoNotStore();
                context.Response.Headers[Replayed] = "true";
                return CapturedAnswer.Read(again.Answer);
            case CallBegun.UnderWay:
                return ApiProblem.Of(
                    StatusCodes.Status409Conflict,
                    "idempotency-key.running",
                    "The same call runs just now: try again in a moment."
                );
            case CallBegun.Other:
                return ApiProblem.Of(
                    StatusCodes.Status422UnprocessableEntity,
                    "idempotency-key.reused",
                    "This Idempotency-Key was used for something else."
                );
            case CallBegun.First first:
                context.Features.Set(new RunningCall(first.Id));
                return await RunAsync(invocation, next, book, first);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<CapturedAnswer> RunAsync(
        EndpointFilterInvocationContext invocation,
        EndpointFilterDelegate next,
        CallBook book,
        CallBegun.First first
    )
    {
        var context = invocation.HttpContext;
        var isKept = false;
        try
        {
            var answer = await CapturedAnswer.OfAsync(context, await next(invocation));
            if (answer.IsGood)
            {
                // Whoever hung up meanwhile asks again: the answer is to be there.
                var reference = context.Request.RouteValues["reference"] as string ?? answer.Location?.Split('/')[^1];
                await book.EndAsync(first, answer.Write(), reference, CancellationToken.None);
                isKept = true;
            }

            return answer;
        }
        finally
        {
            if (!isKept)
                await book.LeaveAsync(first, CancellationToken.None);
        }
    }

    private static async Task<string> PayloadAsync(HttpRequest request, CancellationToken stop)
    {
        request.Body.Position = 0;
        var hash = await SHA256.HashDataAsync(request.Body, stop);
        request.Body.Position = 0;
        return request.QueryString.Value + Convert.ToHexString(hash);
    }

    private sealed record RunningCall(Guid Id);
}

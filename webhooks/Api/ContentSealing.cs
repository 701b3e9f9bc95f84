using Channels.Webhooks.Inbound;
using Channels.Webhooks.Sealing;
using Channels.Webhooks.Staff;
using Microsoft.Net.Http.Headers;

namespace Channels.Webhooks.Api;

/// <summary>What people wrote leaves sealed for the holder's public key when the caller asks for it, and always when the settings demand
/// it: whoever reads on the way, and whoever has only the key of the API, reads nothing.</summary>
internal static class ContentSealing
{
    /// <summary>Good answers of these endpoints can be sealed; problems hold nothing of people and stay readable.</summary>
    public static TBuilder MayBeSealed<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (call, next) =>
            {
                var (context, holder) = (call.HttpContext, call.HttpContext.Holder());
                var isAsked = Asks(context.Request);
                context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
                if (isAsked && holder.SealsTo is null)
                    return ApiProblem.Of(
                        StatusCodes.Status406NotAcceptable,
                        "key.encryption",
                        "This holder has no public key (settings Api:Holders:{name}:EncryptTo)."
                    );
                if (holder.SealsTo is not { } key || !(isAsked || holder.SealsAlways))
                    return await next(call);
                var answer = await CapturedAnswer.OfAsync(context, await next(call));
                return answer is { IsGood: true, Body.Length: > 0 }
                    ? answer with
                    {
                        Type = SealingKey.MediaType,
                        Body = key.Seal(answer.Body, answer.Type ?? "application/octet-stream"),
                    }
                    : answer;
            }
        );

    private static bool Asks(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.Any(a => a.Quality is not 0 && a.MediaType.Equals(SealingKey.MediaType, StringComparison.OrdinalIgnoreCase));
}

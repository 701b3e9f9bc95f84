using System.Globalization;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Whoever is told "not now" is told when: an answer 429 or 503 that says nothing else gets a <c>Retry-After</c>. Outermost, so that none
/// leaves without, whoever made it.
/// </summary>
internal sealed class WhenToAskAgain(RequestDelegate next)
{
    /// <summary>A store that is busy and a node that comes up are back within moments; a crowd that comes sooner keeps them away.</summary>
    public const int Seconds = 5;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(SayAsync, context.Response);
        return next(context);
    }

    private static Task SayAsync(object state)
    {
        var response = (HttpResponse)state;
        if (
            response.StatusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
            && response.Headers.RetryAfter.Count == 0
        )
            response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}

using Channels.Bot.Data;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Diagnostics;

namespace Channels.Webhooks.Hosting;

/// <summary>A write that cannot be had is no bug: 503, at once (and when to ask again: <see cref="WhenToAskAgain"/>).</summary>
internal sealed class BusyAnswer : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoreBusyException)
            return false;
        await ApiProblem
            .Of(StatusCodes.Status503ServiceUnavailable, "store.busy", "Nothing can be written at the moment. Please try again.")
            .ExecuteAsync(httpContext);
        return true;
    }
}

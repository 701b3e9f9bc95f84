using Channels.Bot.Telemetry;
using Channels.Webhooks.Inbound;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// <c>POST /api/messages</c>. The library's adapter checks the token over the activity; the answer is given when the activity is on
/// disk, and what the bot has to say follows through the connector.
/// <list type="table">
/// <item>200 stored</item>
/// <item>400 no activity</item>
/// <item>401 token missing, forged, of somebody else, or no token at all</item>
/// <item>404 the channel is off</item>
/// <item>413 body over the limit</item>
/// <item>500 could not be stored</item>
/// <item>501 an <c>invoke</c>: it wants an answer in the request, and nothing here asks for one</item>
/// <item>503 the login service's keys could not be had</item>
/// </list>
/// </summary>
internal sealed class BotFrameworkEndpoint(
    IBotFrameworkHttpAdapter adapter,
    InboxBot bot,
    IOptionsMonitor<BotFrameworkOptions> options,
    ChannelsMeter meter,
    ILogger<BotFrameworkEndpoint> logger
)
{
    public async Task HandleAsync(HttpContext context)
    {
        var status = await ReceiveAsync(context);
        if (!context.Response.HasStarted)
            context.Response.StatusCode = status;
        if (status is < 200 or >= 300)
        {
            meter.InboundRejected.Add(
                1,
                new KeyValuePair<string, object?>("channel", BotFrameworkChannel.ChannelName),
                new KeyValuePair<string, object?>("error.type", Reason(status))
            );
        }
    }

    private async Task<int> ReceiveAsync(HttpContext context)
    {
        var current = options.CurrentValue;
        if (!current.IsOn)
            return StatusCodes.Status404NotFound;
        try
        {
            // Before a byte of the body is read: a stranger costs nothing.
            if (!current.AllowUnsigned && !BearerToken.IsOne(context.Request.Headers.Authorization))
                return StatusCodes.Status401Unauthorized;
            if (await BodyReader.ReadAsync(context.Request, current.MaxBodyBytes, context.RequestAborted) is not { } body)
                return StatusCodes.Status413PayloadTooLarge;
            context.Request.Body = new MemoryStream(body);
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
            return context.Response.StatusCode;
        }
        catch (BadHttpRequestException malformed)
        {
            return malformed.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return StatusCodes.Status499ClientClosedRequest;
        }
        catch (HttpRequestException away)
        {
            BotFrameworkLog.NoKeys(logger, away.InnerException?.GetType().Name);
            return StatusCodes.Status503ServiceUnavailable;
        }
#pragma warning disable CA1031 // Whatever it was, the activity is not safe here.
        catch (Exception error)
#pragma warning restore CA1031
        {
            BotFrameworkLog.NotStored(logger, error);
            return StatusCodes.Status500InternalServerError;
        }
    }

    private static string Reason(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => "token",
            StatusCodes.Status413PayloadTooLarge => "size",
            StatusCodes.Status500InternalServerError => "store",
            _ => "request",
        };
}

using System.Net;
using Channels.Bot.Activities;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace Channels.Webhooks.BotFramework;

/// <summary>What a failed call to the connector means for the message.</summary>
internal static class ConnectorOutcomes
{
    /// <param name="left">Whether the activity's bytes began to leave.</param>
    public static SendOutcome Of(Exception error, bool left) =>
        error switch
        {
            ErrorResponseException { Response: { } response } => Of(response),
            HttpOperationException { Response: { } response } => Of(response),
            _ when left => new SendOutcome.Ambiguous("botframework.no-answer"),
            HttpRequestException or OperationCanceledException or IOException => new SendOutcome.NotNow("botframework.no-connection", null),
            // No token was to be had: a wrong secret, or a login service that is away.
            _ => new SendOutcome.NotNow("botframework.token", TimeSpan.FromMinutes(1)),
        };

    /// <summary>
    /// Teams names 412, 429, 502 and 504 as the answers to try again after (learn.microsoft.com, "Rate limiting" of Teams bots). The
    /// first two say that nothing was taken; a gateway's error does not.
    /// </summary>
    private static SendOutcome Of(HttpResponseMessageWrapper response)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new SendOutcome.NotNow("botframework.401", TimeSpan.FromMinutes(1)),
            HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests => new SendOutcome.NotNow(
                $"botframework.{status}",
                After(response)
            ),
            _ when status is >= 400 and < 500 => new SendOutcome.Refused($"botframework.{status}", null),
            _ => new SendOutcome.Ambiguous($"botframework.{status}"),
        };
    }

    /// <summary>Seconds, as the connector sends them; at most an hour, whatever it says.</summary>
    private static TimeSpan? After(HttpResponseMessageWrapper response) =>
        response.Headers.TryGetValue("Retry-After", out var values)
        && int.TryParse(values.FirstOrDefault(), out var seconds)
        && seconds is > 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;
}

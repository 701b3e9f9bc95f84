using System.Net;
using Channels.Bot.Activities;
using Channels.Webhooks.Outbound;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace Channels.Webhooks.BotFramework;

/// <summary>What a failed call to the connector means for the message.</summary>
internal static class ConnectorOutcomes
{
    /// <param name="left">Whether the activity's bytes began to leave.</param>
    public static SendOutcome Of(Exception error, bool left, DateTimeOffset now) =>
        error switch
        {
            ErrorResponseException { Response: { } response } => Of(response, now),
            HttpOperationException { Response: { } response } => Of(response, now),
            _ when left => new SendOutcome.Ambiguous("botframework.no-answer"),
            HttpRequestException or OperationCanceledException or IOException => new SendOutcome.NotNow("botframework.no-connection", null),
            // No token was to be had: a wrong secret, or a login service that is away.
            _ => new SendOutcome.NotNow("botframework.token", TimeSpan.FromMinutes(1)),
        };

    /// <summary>
    /// Teams names 412, 429, 502 and 504 as the answers to try again after (learn.microsoft.com, "Rate limiting" of Teams bots). The
    /// first two say that nothing was taken; a gateway's error does not.
    /// </summary>
    private static SendOutcome Of(HttpResponseMessageWrapper response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new SendOutcome.NotNow("botframework.401", TimeSpan.FromMinutes(1)),
            HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests => new SendOutcome.NotNow(
                $"botframework.{status}",
                After(response, now)
            ),
            _ when status is >= 400 and < 500 => new SendOutcome.Refused($"botframework.{status}", null),
            _ => new SendOutcome.Ambiguous($"botframework.{status}", After(response, now)),
        };
    }

    private static TimeSpan? After(HttpResponseMessageWrapper response, DateTimeOffset now) =>
        response.Headers.TryGetValue("Retry-After", out var values) ? RetryAfter.Of(values.FirstOrDefault(), now) : null;
}

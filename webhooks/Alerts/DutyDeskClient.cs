using System.Net.Http.Headers;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Webhooks.Outbound;
using Microsoft.Extensions.Options;
using StandardWebhooks;

namespace Channels.Webhooks.Alerts;

/// <summary>The duty desk as a web address, signed as Standard Webhooks says. One request, no retries here: those outlive the process and
/// belong to the alert's row.</summary>
internal sealed class DutyDeskClient(IHttpClientFactory http, IOptions<AlertOptions> options, TimeProvider clock) : IDutyDesk
{
    public const string HttpName = "duty";

    public bool IsSetUp => !string.IsNullOrEmpty(options.Value.Url);

    public async Task<DeskOutcome> TellAsync(Alert alert, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new DeskAlert(alert.Id, alert.Kind, alert.Reference, alert.Procedure, alert.Route, alert.CreatedAt)
            {
                Alarm = alert.Alarm,
                Also = alert.Also,
                MinutesAgo = (int)Math.Max(0, (clock.GetUtcNow() - alert.CreatedAt).TotalMinutes),
            },
            JsonSerializerOptions.Web
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Sign(new StandardWebhook(options.Value.SigningKey()), alert.Id.ToString("D"), clock.GetUtcNow(), body);
        try
        {
            using var client = http.CreateClient(HttpName);

            // What the desk writes back is not read: the number is the answer.
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? new DeskOutcome.Taken()
                : new DeskOutcome.NotTaken($"duty.{(int)response.StatusCode}", RetryAfter.Of(response, clock.GetUtcNow()));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeskOutcome.NotTaken("duty.timeout");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InsideAddressException)
        {
            return new DeskOutcome.NotTaken(InsideAddressException.IsCauseOf(error) ? "duty.private-address" : "duty.no-answer");
        }
    }
}

/// <summary>What the desk is told. Nothing personal: the case itself is behind the API.</summary>
/// <param name="Id">The same at every attempt.</param>
/// <param name="Kind"><c>urgent</c>, <c>apply</c>, <c>staff</c> or <c>contact-late</c>.</param>
/// <param name="Reference">Reference number of the submission, or null.</param>
/// <param name="Route">Ward or kind it belongs to, or null.</param>
/// <param name="At">When it was raised, UTC.</param>
internal sealed record DeskAlert(Guid Id, string Kind, string? Reference, string? Procedure, string? Route, DateTimeOffset At)
{
    /// <summary>Which alarms were heard, with a space between; or null.</summary>
    public string? Alarm { get; init; }

    /// <summary>Further cases of the kind that came from the same place within minutes, a space between; or null.</summary>
    public string? Also { get; init; }

    /// <summary>How long ago that was, in whole minutes, when the desk is told.</summary>
    public int MinutesAgo { get; init; }
}

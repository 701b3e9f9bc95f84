using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Telemetry;
using Channels.Webhooks.Outbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>
/// The few calls of LINE's Messaging API the product makes. Results are values; there are no retries here, because a retry
/// that outlives the process belongs to the outbox.
/// </summary>
internal sealed class LineClient(
    IHttpClientFactory http,
    LineTokens tokens,
    LinePauses pauses,
    IOptionsMonitor<LineOptions> options,
    ChannelsMeter meter,
    TimeProvider clock,
    ILogger<LineClient> logger
)
{
    public const string HttpName = "line";

    /// <summary>After this the person should know that an unknown content is not there; it is asked for for hours all the same.</summary>
    private static readonly TimeSpan NotReady = TimeSpan.FromMinutes(2);

    public async Task<SendOutcome> ReplyAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        var body = Compose("replyToken", call.ReplyToken!, call.Body);
        return await SendAsync(call, "/v2/bot/message/reply", body, retryKey: null, cancellationToken);
    }

    /// <summary>The retry key makes repeating safe for 24 hours; 409 says that an earlier attempt was taken.</summary>
    public async Task<SendOutcome> PushAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        var body = Compose("to", call.Address!, call.Body);
        return await SendAsync(call, "/v2/bot/message/push", body, call.RetryKey, cancellationToken);
    }

    public async Task<FetchOutcome> FetchContentAsync(string account, string messageId, int maxBytes, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Find(account) is not { } settings)
            return new FetchOutcome.Gone("line.account");
        var address = $"{settings.ApiDataBaseUrl.TrimEnd('/')}/v2/bot/message/{Uri.EscapeDataString(messageId)}/content";

        // The time limit of a call ends with the headers; content that stops coming would be waited for without end.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.CurrentValue.ContentTimeout);
        try
        {
            using var response = await AuthorizedAsync(
                account,
                () => new HttpRequestMessage(HttpMethod.Get, address),
                HttpCompletionOption.ResponseHeadersRead,
                limit.Token
            );
            switch (response?.StatusCode)
            {
                case HttpStatusCode.OK:
                    return await LimitedContent.ReadAsync(response.Content, maxBytes, limit.Token) is { } content
                        ? new FetchOutcome.Fetched(content)
                        : new FetchOutcome.Gone("file.size");
                case HttpStatusCode.Gone:
                    return new FetchOutcome.Gone("line.410");
                case HttpStatusCode.NotFound or HttpStatusCode.BadRequest:
                    // Said of what is not ready as well: asked again, but the person must soon know.
                    return new FetchOutcome.NotYet($"line.{(int)response.StatusCode}", NotReady);
                default:
                    // 202: LINE is still preparing it.
                    return response is null
                        ? new FetchOutcome.NotYet("line.token")
                        : new FetchOutcome.NotYet($"line.{(int)response.StatusCode}")
                        {
                            After = RetryAfter.Of(response, clock.GetUtcNow()),
                        };
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            LineLog.NoAnswer(logger, "content", error.GetType().Name);
            return new FetchOutcome.NotYet("line.no-answer");
        }
    }

    private async Task<SendOutcome> SendAsync(
        OutgoingCall call,
        string path,
        byte[] body,
        Guid? retryKey,
        CancellationToken cancellationToken
    )
    {
        if (options.CurrentValue.Find(call.Account) is not { } settings)
            return new SendOutcome.NotNow("line.account", TimeSpan.FromMinutes(1));
        if (retryKey is not null && pauses.Of(call.Account) is { } paused)
            return paused;
        var started = clock.GetTimestamp();
        var outcome = await TryAsync(call.Account, settings.ApiBaseUrl.TrimEnd('/') + path, path, body, retryKey, cancellationToken);
        var tag = new KeyValuePair<string, object?>("channel", LineChannel.ChannelName);
        meter.DeliveryAttempts.Add(1, tag, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name.ToLowerInvariant()));
        meter.DeliveryDuration.Record(clock.GetElapsedTime(started).TotalSeconds, tag);
        return outcome;
    }

    private async Task<SendOutcome> TryAsync(
        string account,
        string address,
        string path,
        byte[] body,
        Guid? retryKey,
        CancellationToken cancellationToken
    )
    {
        SentContent? content = null;

        HttpRequestMessage Request()
        {
            content = new SentContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            if (retryKey is { } key)
                request.Headers.Add("X-Line-Retry-Key", key.ToString("D"));
            return request;
        }

        try
        {
            using var response = await AuthorizedAsync(account, Request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return response is null
                ? new SendOutcome.NotNow("line.token", null)
                : await JudgeAsync(account, path, response, isPush: retryKey is not null, cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            LineLog.NoAnswer(
                logger,
                path,
                error is HttpRequestException { HttpRequestError: var reason } ? reason.ToString() : error.GetType().Name
            );

            // Whatever went wrong before the body left (name, connection, TLS, a time-out there): LINE cannot have taken it.
            return content is { Left: true }
                ? new SendOutcome.Ambiguous("line.no-answer")
                : new SendOutcome.NotNow("line.no-connection", null);
        }
    }

    private async Task<SendOutcome> JudgeAsync(
        string account,
        string path,
        HttpResponseMessage response,
        bool isPush,
        CancellationToken cancellationToken
    )
    {
        var status = (int)response.StatusCode;
        var requestId = Header(response, "x-line-request-id");
        if (status is >= 200 and < 300)
            return new SendOutcome.Sent(requestId);
        if (status == 409 && isPush)
            return new SendOutcome.Sent(Header(response, "x-line-accepted-request-id") ?? requestId);
        LineLog.Call(logger, path, status, requestId);
        return status switch
        {
            400 when !isPush && await IsTokenSpentAsync(response, cancellationToken) => new SendOutcome.TokenSpent("line.400", requestId),
            401 => pauses.Begin(account, "line.401", ChannelTrouble.Token),
            429 when isPush && await IsQuotaExhaustedAsync(account, cancellationToken) => pauses.Begin(
                account,
                "line.429.monthly",
                ChannelTrouble.Limit
            ),
            429 when isPush && RetryAfter.Of(response, clock.GetUtcNow()) is { } wait => pauses.Begin(account, "line.429", wait),
            429 => new SendOutcome.NotNow("line.429", RetryAfter.Of(response, clock.GetUtcNow())),
            >= 400 and < 500 => new SendOutcome.Refused($"line.{status}", requestId),
            _ => new SendOutcome.Ambiguous($"line.{status}", RetryAfter.Of(response, clock.GetUtcNow())),
        };
    }

    /// <summary>LINE says the same of a token that is over and of one that was used. The words are not guaranteed: without them it is
    /// any other refusal.</summary>
    private static async Task<bool> IsTokenSpentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return json.RootElement.Text("message")?.Contains("Invalid reply token", StringComparison.OrdinalIgnoreCase) == true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>429 means three things with texts that are not guaranteed; only the quota tells the monthly limit apart.</summary>
    private async Task<bool> IsQuotaExhaustedAsync(string account, CancellationToken cancellationToken)
    {
        var host = options.CurrentValue.Find(account)!.ApiBaseUrl.TrimEnd('/');
        if (
            await GetNumberAsync(account, host + "/v2/bot/message/quota", "value", cancellationToken) is not { } most
            || await GetNumberAsync(account, host + "/v2/bot/message/quota/consumption", "totalUsage", cancellationToken) is not { } used
            || used < most
        )
        {
            return false;
        }

        LineLog.QuotaExhausted(logger, account);
        return true;
    }

    /// <summary>A whole number of an answer, or null whatever else came.</summary>
    private async Task<long?> GetNumberAsync(string account, string address, string name, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await AuthorizedAsync(
                account,
                () => new HttpRequestMessage(HttpMethod.Get, address),
                HttpCompletionOption.ResponseContentRead,
                cancellationToken
            );
            if (response is not { IsSuccessStatusCode: true })
                return null;
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return json.RootElement.Get(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
                ? value
                : null;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Sends with a token; after 401, once more with a new one. Null when no token is to be had.</summary>
    private async Task<HttpResponseMessage?> AuthorizedAsync(
        string account,
        Func<HttpRequestMessage> request,
        HttpCompletionOption completion,
        CancellationToken cancellationToken
    )
    {
        using var client = http.CreateClient(HttpName);
        for (var attempt = 1; ; attempt++)
        {
            if (await tokens.GetAsync(account, cancellationToken) is not { } token)
                return null;
            using var message = request();
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var response = await client.SendAsync(message, completion, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized || attempt == 2 || !tokens.Drop(account, token))
                return response;
            response.Dispose();
        }
    }

    private static byte[] Compose(string name, string value, string messages) =>
        Encoding.UTF8.GetBytes($$"""{"{{name}}":{{JsonSerializer.Serialize(value)}},"messages":{{messages}}}""");

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}

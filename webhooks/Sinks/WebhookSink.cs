using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Outbound;
using StandardWebhooks;

namespace Channels.Webhooks.Sinks;

/// <summary>Posts each version to an address, signed as Standard Webhooks says. The receiver knows it again by <c>webhook-id</c>.</summary>
internal sealed class WebhookSink(WebhookOptions options, HttpClient client, TimeProvider clock) : ISink, IHasAddress
{
    private const int MostOfAnswer = 4096;

    private readonly StandardWebhook signer = new(options.Secret);

    public int BatchSize => 1;

    public string Url => options.Url;

    /// <inheritdoc/>
    public bool MayBeInside { get; init; }

    /// <inheritdoc/>
    public bool CanBeLetInside => true;

    public async Task<IReadOnlyList<SinkOutcome>> TakeAsync(IReadOnlyList<Dispatch> batch, CancellationToken stop)
    {
        var outcomes = new List<SinkOutcome>();
        foreach (var one in batch)
            outcomes.Add(await TakeAsync(one, stop));
        return outcomes;
    }

    private async Task<SinkOutcome> TakeAsync(Dispatch one, CancellationToken stop)
    {
        var body = Body(one);
        if (body.Length > options.MaxBytes)
            return new SinkOutcome.Refused("webhook.too-large");
        var content = new SentContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = content };
        request.Sign(signer, one.Id.ToString("D"), clock.GetUtcNow(), body);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return Judge(response, await StartOfAsync(response, stop));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException or InsideAddressException)
        {
            return InsideAddressException.IsCauseOf(error) ? new SinkOutcome.Refused("webhook.private-address")
                : content.Left ? new SinkOutcome.Ambiguous("webhook.no-answer")
                : new SinkOutcome.NotNow("webhook.no-connection");
        }
    }

    private byte[] Body(Dispatch one) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new WebhookEvent(
                $"submission.{one.Kind}",
                one.Edition,
                new WebhookData(
                    one.Reference,
                    one.Procedure,
                    one.Version,
                    one.DefinitionHash,
                    one.Edition,
                    one.Route,
                    one.SubmittedAt,
                    options.Content is "full" ? one.Answers : null,
                    [.. one.Files.Select(f => f.Id)]
                )
            ),
            JsonSerializerOptions.Web
        );

    private SinkOutcome Judge(HttpResponseMessage response, string answer)
    {
        var code = $"webhook.{(int)response.StatusCode}";
        return response.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SinkOutcome.Delivered(),
            HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                new SinkOutcome.NotNow(code, RetryAfter.Of(response, clock.GetUtcNow()), answer),
            // Its secret or right was changed there, and will be here: for hours it is tried again, with growing waits.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new SinkOutcome.NotNow(
                code,
                RetryAfter.Of(response, clock.GetUtcNow()),
                answer
            ),
            < HttpStatusCode.InternalServerError => new SinkOutcome.Refused(code, answer),
            _ => new SinkOutcome.Ambiguous(code, answer, RetryAfter.Of(response, clock.GetUtcNow())),
        };
    }

    /// <summary>What the receiver says, as far as it is of use; a long answer is not read to its end.</summary>
    private static async Task<string> StartOfAsync(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.IsSuccessStatusCode)
            return "";
        var start = new byte[MostOfAnswer];
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(stop);
            var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, stop);
            return Encoding.UTF8.GetString(start, 0, read);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return "";
        }
    }
}

/// <summary>What is posted.</summary>
/// <param name="Type"><c>submission.submitted</c>, <c>.interim</c>, <c>.updated</c> or <c>.withdrawn</c>.</param>
/// <param name="Timestamp">The instant of this version.</param>
internal sealed record WebhookEvent(string Type, DateTimeOffset Timestamp, WebhookData Data);

/// <param name="Version">Of the definition.</param>
/// <param name="Edition">Of the submission: the instant of this version. The newest of a reference holds.</param>
/// <param name="Answers">Answers by field id; null in a notice.</param>
/// <param name="Files">Ids of files, which are fetched by the API.</param>
internal sealed record WebhookData(
    string Reference,
    string Procedure,
    int Version,
    string DefinitionHash,
    DateTimeOffset Edition,
    string? Route,
    DateTimeOffset SubmittedAt,
    JsonElement? Answers,
    IReadOnlyList<Guid> Files
);

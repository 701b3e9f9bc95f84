using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Channels.Simulator;

/// <summary>One signed POST, and what became of it.</summary>
internal sealed class WebhookRequests(LineEmulator emulator, Func<HttpMessageInvoker> http)
{
    public async Task<WebhookAttempt> SendAsync(
        EmulatedChannel channel,
        IReadOnlyList<WebhookEvent> events,
        byte[] body,
        WebhookBehaviour how,
        bool isRedelivery,
        CancellationToken stopping,
        string? signature = null
    )
    {
        foreach (var item in events)
        {
            if (item.ReplyToken is not null)
                emulator.ReplyTokens.Delivered(item.ReplyToken);
        }

        var at = emulator.Now;
        var started = emulator.Time.GetTimestamp();
        signature ??= WebhookSignature.Of(body, how.WrongSignature ? channel.Secret + "x" : channel.Secret);
        var (outcome, status) = channel.WebhookUrl is null
            ? (WebhookOutcome.NoAddress, 0)
            : await PostAsync(channel.WebhookUrl, body, signature, how, stopping);
        var attempt = new WebhookAttempt
        {
            Channel = channel.Name,
            At = at,
            Outcome = outcome,
            Status = status,
            Took = emulator.Time.GetElapsedTime(started),
            IsRedelivery = isRedelivery,
            EventIds = [.. events.Select(e => e.Id)],
            EventTypes = [.. events.Select(e => (string?)e.Json["type"] ?? "")],
            Body = body,
        };
        emulator.Attempts.Add(attempt);
        emulator.Changes.Raise();
        return attempt;
    }

    private async Task<(WebhookOutcome Outcome, int Status)> PostAsync(
        Uri url,
        byte[] body,
        string signature,
        WebhookBehaviour how,
        CancellationToken stopping
    )
    {
        using var late = new CancellationTokenSource(how.Timeout, emulator.Time);
        using var hangUp = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, late.Token, hangUp.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = how.HangUp ? new HangUpContent(body, hangUp) : new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TryAddWithoutValidation(WebhookSignature.Header, signature);
        request.Headers.TryAddWithoutValidation("User-Agent", "LineBotWebhook/2.0");
        try
        {
            using var response = await http().SendAsync(request, either.Token);
            var status = (int)response.StatusCode;
            return (status is >= 200 and < 300 ? WebhookOutcome.Received : WebhookOutcome.ErrorStatusCode, status);
        }
        catch (Exception) when (hangUp.IsCancellationRequested)
        {
            return (WebhookOutcome.HungUp, 0);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return (WebhookOutcome.RequestTimeout, 0);
        }
        catch (HttpRequestException e)
        {
            var notConnected =
                e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                || e.InnerException is SocketException;
            return (notConnected ? WebhookOutcome.CouldNotConnect : WebhookOutcome.Unclassified, 0);
        }
        catch (IOException)
        {
            return (WebhookOutcome.Unclassified, 0);
        }
    }

    /// <summary>Cuts the connection when the last byte has been written.</summary>
    private sealed class HangUpContent(byte[] body, CancellationTokenSource hangUp) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body);
            await stream.FlushAsync();
            await hangUp.CancelAsync();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}

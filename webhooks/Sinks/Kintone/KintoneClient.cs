using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>Calls kintone's REST API. Whatever happens is an answer; a call that was cut off is unclear if any of it had left.</summary>
internal sealed class KintoneClient(string url, string token, TimeSpan timeout, HttpClient http, KintoneGate gate, TimeProvider clock)
{
    private const int MostOfAnswer = 4 * 1024 * 1024;
    private const int MostRedirects = 3;

    private readonly Uri root = new(url);

    public Task<KintoneAnswer> SendAsync(HttpMethod method, string path, JsonNode body, bool isPaid, CancellationToken stop) =>
        SendAsync(method, path, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json", isPaid, stop);

    public Task<KintoneAnswer> GetAsync(string pathAndQuery, CancellationToken stop) =>
        SendAsync(HttpMethod.Get, pathAndQuery, null, null, isPaid: false, stop);

    /// <summary>Lays a file down; the answer's <c>fileKey</c> is good for a record written soon after.</summary>
    public async Task<KintoneAnswer> UploadAsync(string name, string mediaType, byte[] content, bool isPaid, CancellationToken stop)
    {
        // The whole body in memory: it must be sent again unchanged when kintone says where else to.
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        form.Add(part, "\"file\"", $"\"{name}\"");
        return await SendAsync(
            HttpMethod.Post,
            "/k/v1/file.json",
            await form.ReadAsByteArrayAsync(stop),
            form.Headers.ContentType!.ToString(),
            isPaid,
            stop
        );
    }

    private async Task<KintoneAnswer> SendAsync(
        HttpMethod method,
        string path,
        byte[]? body,
        string? mediaType,
        bool isPaid,
        CancellationToken stop
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var left = false;
        try
        {
            if (await gate.WaitAsync(isPaid, stop) is { } rest)
                return new KintoneAnswer.Later("kintone.budget", "", null, rest);
            limit.CancelAfter(timeout);
            var target = new Uri(root, path);
            for (var redirects = 0; ; redirects++)
            {
                using var request = new HttpRequestMessage(method, target);
                request.Headers.Add("X-Cybozu-API-Token", token);
                using var sent = body is null ? null : new SentContent(body);
                sent?.Headers.TryAddWithoutValidation("Content-Type", mediaType);
                request.Content = sent;
                try
                {
                    using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                    if (redirects < MostRedirects && Elsewhere(response, target) is { } other)
                    {
                        target = other;
                        continue;
                    }

                    var text = await TextAsync(response, limit.Token);
                    return KintoneAnswer.Of((int)response.StatusCode, text, RetryAfter.Of(response, clock.GetUtcNow()));
                }
                finally
                {
                    left |= sent?.Left ?? false;
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException or InsideAddressException)
        {
            return left
                ? new KintoneAnswer.Unclear("kintone.no-answer", "")
                : new KintoneAnswer.Later("kintone.no-connection", Reason(error), null, null);
        }
    }

    private static string Reason(Exception error) =>
        error switch
        {
            HttpRequestException refused => $"It cannot be reached ({refused.HttpRequestError}).",
            InsideAddressException => "Its address is one of a network of one's own (Inside is not set).",
            _ => "It did not answer in time.",
        };

    /// <summary>Only to the same server: whoever has the token has the app.</summary>
    private static Uri? Elsewhere(HttpResponseMessage response, Uri from)
    {
        if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            return null;
        return
            response.Headers.Location is { } location
            && new Uri(from, location) is var to
            && to.Authority == from.Authority
            && to.Scheme == from.Scheme
            ? to
            : null;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        using var read = new MemoryStream();
        var part = new byte[16 * 1024];
        int count;
        while (read.Length < MostOfAnswer && (count = await stream.ReadAsync(part, stop)) > 0)
            read.Write(part, 0, count);
        return Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length);
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Channels.Webhooks.Outbound;
using Channels.Webhooks.Sealing;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary>Asks the API. What is sealed is opened here; what is busy is asked again, a few times.</summary>
internal sealed class PullClient(HttpClient http, OpeningKey? opening, TimeProvider clock)
{
    private const int Tries = 4;
    private const int Page = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Numbers of what is new, in the order of the list.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string? queue, string? route, CancellationToken stop)
    {
        var (found, after) = (new List<string>(), (string?)null);
        do
        {
            var path =
                string.Create(CultureInfo.InvariantCulture, $"submissions/new?limit={Page}")
                + (queue is null ? "" : "&queue=" + Uri.EscapeDataString(queue))
                + (route is null ? "" : "&route=" + Uri.EscapeDataString(route))
                + (after is null ? "" : "&after=" + Uri.EscapeDataString(after));
            using var answer = await SendAsync(HttpMethod.Get, path, stop);
            using var page = JsonDocument.Parse(await BodyAsync(answer, stop));
            found.AddRange(page.RootElement.EnumerateArray().Select(n => n.GetProperty("reference").GetString() ?? ""));
            after = answer.Headers.TryGetValues("X-Next-After", out var next) ? next.Single() : null;
        } while (after is not null);
        return found;
    }

    /// <summary>The content of an address, opened.</summary>
    public async Task<byte[]> GetAsync(string path, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, stop);
        return await BodyAsync(answer, stop);
    }

    public async Task<byte[]> PostAsync(string path, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, stop);
        return await BodyAsync(answer, stop);
    }

    public async Task PutAsync(string path, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, stop);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path);
            if (opening is not null)
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(SealingKey.MediaType));
            var answer = await http.SendAsync(request, stop);
            if (answer.IsSuccessStatusCode)
                return answer;
            var isBusy = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            if (!isBusy || attempt == Tries)
                throw await RefusedAsync(answer, stop);
            var wait = RetryAfter.Of(answer, clock.GetUtcNow()) ?? TimeSpan.FromSeconds(attempt);
            answer.Dispose();
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stop);
        }
    }

    private async Task<byte[]> BodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(stop);
        if (answer.Content.Headers.ContentType?.MediaType != SealingKey.MediaType)
            return body;
        if (opening is null)
            throw new PullRefused("key.sealed", "The content is sealed: give the private key with --decrypt.");
        return opening.Open(Encoding.ASCII.GetString(body))
            ?? throw new PullRefused("key.other", "The content is sealed for another key than that of --decrypt.");
    }

    private static async Task<PullRefused> RefusedAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        using (answer)
        {
            var code = $"http.{(int)answer.StatusCode}";
            try
            {
                using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(stop));
                if (problem.RootElement.TryGetProperty("code", out var own) && own.GetString() is { } said)
                    code = said;
            }
            catch (JsonException)
            {
                // A proxy's page: its status says enough.
            }

            return new PullRefused(code, $"The server answered {(int)answer.StatusCode} {code}.");
        }
    }
}

/// <summary>The server said no, in a way that trying again at once does not change.</summary>
internal sealed class PullRefused(string code, string message) : Exception(message)
{
    public string Code => code;
}

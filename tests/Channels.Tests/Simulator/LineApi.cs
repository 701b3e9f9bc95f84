using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Simulator;

/// <summary>Calls the emulated platform over HTTP with nothing but a bare client: these tests must not use the product's own.</summary>
internal sealed class LineApi(EmulatedLine line, EmulatedChannel? channel = null) : IDisposable
{
    private readonly HttpClient _http = new();

    public string Token { get; set; } = (channel ?? line.Channel).LongLivedToken;

    public static object Text(string text) => new { type = "text", text };

    public Task<LineReply> ReplyAsync(SentEvent to, params object[] messages) => ReplyAsync(to.Event.ReplyToken!, messages);

    public Task<LineReply> ReplyAsync(string replyToken, params object[] messages) =>
        PostAsync("/v2/bot/message/reply", new { replyToken, messages });

    public Task<LineReply> PushAsync(EmulatedUser to, string text, string? retryKey = null) =>
        PostAsync("/v2/bot/message/push", new { to = to.UserId, messages = new[] { Text(text) } }, retryKey);

    public Task<LineReply> PostAsync(string path, object body, string? retryKey = null) =>
        SendAsync(HttpMethod.Post, line.ApiBaseUrl + path, JsonContent.Create(body), retryKey);

    public Task<LineReply> GetAsync(string path) => SendAsync(HttpMethod.Get, line.ApiBaseUrl + path, null, null);

    public Task<LineReply> GetDataAsync(string path) => SendAsync(HttpMethod.Get, line.ApiDataBaseUrl + path, null, null);

    public Task<LineReply> BuyTokenAsync(string clientId, string clientSecret) =>
        SendAsync(
            HttpMethod.Post,
            line.ApiBaseUrl + "/oauth2/v3/token",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = clientId,
                    ["client_secret"] = clientSecret,
                }
            ),
            null
        );

    public async Task<LineReply> SendAsync(HttpMethod method, string url, HttpContent? content, string? retryKey)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        if (Token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (retryKey is not null)
            request.Headers.TryAddWithoutValidation("X-Line-Retry-Key", retryKey);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new LineReply(
            (int)response.StatusCode,
            bytes,
            response.Content.Headers.ContentType?.MediaType,
            Header("x-line-request-id"),
            Header("x-line-accepted-request-id")
        );

        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What came back.</summary>
internal sealed record LineReply(int Status, byte[] Body, string? ContentType, string? RequestId, string? AcceptedRequestId)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Message => Json.GetProperty("message").GetString()!;

    public string? Problem => Json.TryGetProperty("details", out var details) ? details[0].GetProperty("property").GetString() : null;
}

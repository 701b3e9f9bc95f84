using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>
/// What surrounds the messages: the language of a profile, the dots while an answer is made, "read". None of it is waited for longer than a
/// moment, none is tried twice, and whatever goes wrong is nothing.
/// </summary>
internal sealed class LineSigns(IHttpClientFactory http, LineTokens tokens, IOptionsMonitor<LineOptions> options, ILogger<LineSigns> logger)
{
    /// <summary>The first answer waits for it.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    /// <summary>As long as an answer may take; a message ends it earlier.</summary>
    private const int LoadingSeconds = 30;

    /// <summary>The language of the person's LINE app; they may not have agreed that it is told.</summary>
    public async Task<string?> LanguageOfAsync(string account, string user, CancellationToken cancellationToken)
    {
        if (user.Length == 0 || user[0] != 'U' || options.CurrentValue.Find(account) is not { AsksProfile: true } settings)
            return null;
        var address = $"{settings.ApiBaseUrl.TrimEnd('/')}/v2/bot/profile/{Uri.EscapeDataString(user)}";
        var answer = await CallAsync(account, () => new HttpRequestMessage(HttpMethod.Get, address), "profile", cancellationToken);
        return answer?.Text("language");
    }

    public Task ShowWorkingAsync(string account, string user) =>
        user.Length > 0 && user[0] == 'U'
            ? PostAsync(account, "/v2/bot/chat/loading/start", new { chatId = user, loadingSeconds = LoadingSeconds })
            : Task.CompletedTask;

    /// <summary>Where chat is off LINE shows it by itself, and says 400 to this.</summary>
    public Task ShowSeenAsync(string account, string token) =>
        options.CurrentValue.Find(account) is { MarksAsRead: true }
            ? PostAsync(account, "/v2/bot/chat/markAsRead", new { markAsReadToken = token })
            : Task.CompletedTask;

    private Task PostAsync(string account, string path, object body)
    {
        if (options.CurrentValue.Find(account) is not { } settings)
            return Task.CompletedTask;
        return CallAsync(
            account,
            () =>
                new HttpRequestMessage(HttpMethod.Post, settings.ApiBaseUrl.TrimEnd('/') + path)
                {
                    Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
                },
            path,
            CancellationToken.None
        );
    }

    private async Task<JsonElement?> CallAsync(
        string account,
        Func<HttpRequestMessage> request,
        string what,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Moment);
        try
        {
            if (await tokens.GetAsync(account, limit.Token) is not { } token)
                return null;
            using var client = http.CreateClient(LineClient.HttpName);
            using var message = request();
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(message, limit.Token);
            if (!response.IsSuccessStatusCode)
                return null;
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(limit.Token));
            return json.RootElement.Clone();
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            LineLog.NoAnswer(logger, what, error.GetType().Name);
            return null;
        }
    }
}

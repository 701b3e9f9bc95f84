using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>
/// Access tokens per account: the configured long-lived one, or stateless ones (15 minutes, issued with channel id and
/// secret), kept until shortly before they end, one request at a time.
/// </summary>
internal sealed class LineTokens(IHttpClientFactory http, IOptionsMonitor<LineOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>A token, or null when the account has none configured or LINE refuses to issue one.</returns>
    public async Task<string?> GetAsync(string account, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Find(account) is not { } settings)
            return null;
        if (settings.ChannelAccessToken is { Length: > 0 } longLived)
            return longLived;
        var slot = slots.GetOrAdd(account, _ => new Slot());
        if (slot.Current is { } current && clock.GetUtcNow() < current.Until)
            return current.Value;

        // Single flight: the others wait here and find the new token.
        await slot.Gate.WaitAsync(cancellationToken);
        try
        {
            if (slot.Current is { } fresh && clock.GetUtcNow() < fresh.Until)
                return fresh.Value;
            slot.Current = await IssueAsync(settings, cancellationToken);
            return slot.Current?.Value;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    /// <summary>LINE answered 401 to this token: the next call gets another one. False when it is a configured one.</summary>
    public bool Drop(string account, string token)
    {
        if (!slots.TryGetValue(account, out var slot))
            return false;
        if (slot.Current?.Value == token)
            slot.Current = null;
        return true;
    }

    private async Task<Token?> IssueAsync(LineAccountOptions settings, CancellationToken cancellationToken)
    {
        if (settings.ChannelId is not { Length: > 0 } id || settings.ChannelSecrets.Count == 0)
            return null;
        var asked = clock.GetUtcNow();
        using var client = http.CreateClient(LineClient.HttpName);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_secret"] = settings.ChannelSecrets[0],
        });
        using var response = await client.PostAsync(new Uri(settings.ApiBaseUrl.TrimEnd('/') + "/oauth2/v3/token"), form, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return null;
        var issued = await response.Content.ReadFromJsonAsync<Issued>(cancellationToken);
        return issued is { AccessToken.Length: > 0 } ? new Token(issued.AccessToken, asked.AddSeconds(issued.ExpiresIn) - Margin) : null;
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public volatile Token? Current;
    }

    private sealed record Token(string Value, DateTimeOffset Until);

    private sealed record Issued(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}

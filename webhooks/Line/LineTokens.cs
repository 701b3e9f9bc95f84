using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>
/// Access tokens per account: the configured long-lived one, or stateless ones (15 minutes, issued with channel id and
/// secret), kept until shortly before they end. Who asks while one is being issued waits for that one, or for its failure.
/// </summary>
internal sealed class LineTokens(
    IHttpClientFactory http,
    IOptionsMonitor<LineOptions> options,
    TimeProvider clock,
    ILogger<LineTokens> logger
)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>A token, or null when the account has none configured, or LINE refuses to issue one or does not answer.</returns>
    public async Task<string?> GetAsync(string account, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Find(account) is not { } settings)
            return null;
        if (settings.ChannelAccessToken is { Length: > 0 } longLived)
            return longLived;
        var slot = slots.GetOrAdd(account, _ => new Slot());
        return await slot.GetAsync(clock.GetUtcNow(), () => IssueAsync(account, settings)).WaitAsync(cancellationToken);
    }

    /// <summary>LINE answered 401 to this token: the next call gets another one. False when it is a configured one.</summary>
    public bool Drop(string account, string token)
    {
        if (!slots.TryGetValue(account, out var slot))
            return false;
        slot.Drop(token);
        return true;
    }

    private async Task<Token?> IssueAsync(string account, LineAccountOptions settings)
    {
        if (settings.ChannelId is not { Length: > 0 } id)
            return null;
        try
        {
            // While the secret is being changed two are configured, and LINE knows only one of them.
            foreach (var secret in settings.ChannelSecrets.Where(s => s.Length > 0))
            {
                var (status, token) = await IssueAsync(settings.ApiBaseUrl.TrimEnd('/') + "/oauth2/v3/token", id, secret);
                if (token is not null)
                    return token;
                LineLog.NoToken(logger, account, status);
                if (status is not (400 or 401))
                    return null;
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            LineLog.NoAnswer(logger, "token", error.GetType().Name);
        }

        return null;
    }

    private async Task<(int Status, Token? Token)> IssueAsync(string address, string id, string secret)
    {
        var asked = clock.GetUtcNow();
        using var client = http.CreateClient(LineClient.HttpName);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = id,
                ["client_secret"] = secret,
            }
        );
        using var response = await client.PostAsync(new Uri(address), form, CancellationToken.None);
        var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? Read(body, asked) : null);
    }

    private static Token? Read(byte[] body, DateTimeOffset asked)
    {
        try
        {
            // A header can carry it, or it is no token.
            return
                JsonSerializer.Deserialize<Issued>(body) is { AccessToken: { Length: > 0 } token } issued
                && token.All(c => c is > ' ' and <= '~')
                ? new Token(token, asked.AddSeconds(issued.ExpiresIn) - Margin)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Slot
    {
        private readonly Lock gate = new();
        private Token? current;
        private Task<Token?>? flight;

        public async Task<string?> GetAsync(DateTimeOffset now, Func<Task<Token?>> issue)
        {
            Task<Token?> issuing;
            lock (gate)
            {
                if (current is { } token && now < token.Until)
                    return token.Value;
                issuing = flight ??= Task.Run(() => FlyAsync(issue));
            }

            return (await issuing)?.Value;
        }

        public void Drop(string token)
        {
            lock (gate)
            {
                if (current?.Value == token)
                    current = null;
            }
        }

        private async Task<Token?> FlyAsync(Func<Task<Token?>> issue)
        {
            Token? issued = null;
            try
            {
                return issued = await issue();
            }
            finally
            {
                lock (gate)
                    (current, flight) = (issued, null);
            }
        }
    }

    private sealed record Token(string Value, DateTimeOffset Until);

    private sealed record Issued(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn
    );
}

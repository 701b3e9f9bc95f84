using System.Net;
using System.Security.Claims;
using Channels.Bot.Activities;
using Channels.Webhooks.Outbound;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// Fetches files people sent. Their addresses are chosen by whoever sent them, so only the platform's hosts and those of the settings
/// are asked, without following redirects; only the platform's own get the bot's token.
/// </summary>
internal sealed class ConnectorFiles(
    BotFrameworkAuthentication login,
    IHttpClientFactory http,
    IOptionsMonitor<BotFrameworkOptions> options,
    TimeProvider clock,
    ILogger<ConnectorFiles> logger
)
{
    /// <summary>Where the connector keeps what people attach (Teams' pictures, Azure's Direct Line).</summary>
    private static readonly string[] Platform = ["smba.trafficmanager.net", "*.botframework.com"];

    public async Task<FetchOutcome> FetchAsync(string source, int maxBytes, CancellationToken cancellationToken)
    {
        if (source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return Inside(source, maxBytes);
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || !MayAsk(address))
            return new FetchOutcome.Gone("botframework.host");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.CurrentValue.FileTimeout);
        try
        {
            using var client = http.CreateClient(BotFrameworkLogin.HttpName);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (IsOf(address, Platform))
                await SignAsync(request, address, limit.Token);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await LimitedContent.ReadAsync(response.Content, maxBytes, limit.Token) is { } content
                    ? new FetchOutcome.Fetched(content)
                    : new FetchOutcome.Gone("file.size"),
                HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                    new FetchOutcome.NotYet($"botframework.{(int)response.StatusCode}")
                    {
                        After = RetryAfter.Of(response, clock.GetUtcNow()),
                    },
                HttpStatusCode.Unauthorized => new FetchOutcome.NotYet("botframework.401"),
                var other => new FetchOutcome.Gone($"botframework.{(int)other}"),
            };
        }
#pragma warning disable CA1031 // The library's token service throws kinds of its own; each means "ask again".
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            BotFrameworkLog.NoFile(logger, error.GetType().Name);
            return new FetchOutcome.NotYet("botframework.no-answer");
        }
    }

    /// <summary>The Emulator puts the picture into the address.</summary>
    private static FetchOutcome Inside(string source, int maxBytes)
    {
        var comma = source.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !source[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            return new FetchOutcome.Gone("botframework.data");
        var content = new byte[(source.Length - comma) * 3 / 4 + 3];
        return !Convert.TryFromBase64Chars(source.AsSpan(comma + 1), content, out var length) ? new FetchOutcome.Gone("botframework.data")
            : length > maxBytes ? new FetchOutcome.Gone("file.size")
            : new FetchOutcome.Fetched(content[..length]);
    }

    private bool MayAsk(Uri address) =>
        options.CurrentValue.AllowUnsigned
            ? address.Scheme is "https" or "http" && address.IsLoopback
            : address.Scheme is "https" && (IsOf(address, Platform) || IsOf(address, options.CurrentValue.FileHosts));

    private static bool IsOf(Uri address, IEnumerable<string> hosts) =>
        hosts.Any(host =>
            host.StartsWith("*.", StringComparison.Ordinal)
                ? address.IdnHost.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
                : address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase)
        );

    private async Task SignAsync(HttpRequestMessage request, Uri address, CancellationToken cancellationToken)
    {
        var app = BotFrameworkLogin.AppIdOf(options.CurrentValue);
        var self = new ClaimsIdentity([
            new Claim(AuthenticationConstants.AudienceClaim, app),
            new Claim(AuthenticationConstants.AppIdClaim, app),
        ]);
        using var connector = await login
            .CreateConnectorFactory(self)
            .CreateAsync(address.GetLeftPart(UriPartial.Authority), login.GetOriginatingAudience(), cancellationToken);
        await connector.Credentials.ProcessHttpRequestAsync(request, cancellationToken).WaitAsync(cancellationToken);
    }
}

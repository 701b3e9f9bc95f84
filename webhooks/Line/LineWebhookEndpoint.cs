using System.Text;
using Channels.Bot.Intake;
using Channels.Bot.Telemetry;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>
/// <c>POST /webhooks/line</c> and <c>/webhooks/line/{account}</c>. Nothing is parsed before the signature is verified over
/// the raw bytes, and 200 is answered when every event is on disk; nothing else happens in the request.
/// <list type="table">
/// <item>200 stored (also <c>events: []</c>)</item>
/// <item>400 signed, but not a webhook body</item>
/// <item>401 signature missing or wrong</item>
/// <item>404 no such account</item>
/// <item>413 body over the limit</item>
/// <item>500 could not be stored: LINE sends it again when redelivery is on</item>
/// </list>
/// </summary>
internal sealed class LineWebhookEndpoint(
    Inbox inbox,
    IOptionsMonitor<LineOptions> options,
    TimeProvider clock,
    ChannelsMeter meter,
    ILogger<LineWebhookEndpoint> logger
)
{
    private volatile SecretCache secrets = new(null, []);

    public async Task HandleAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["account"] as string ?? LineOptions.DefaultAccount;
        try
        {
            context.Response.StatusCode = await ReceiveAsync(context, name);
        }
        catch (BadHttpRequestException malformed)
        {
            // Whoever sends a broken request (400, or 408 when it is too slow) must not raise an alarm with it.
            context.Response.StatusCode = Rejected("request", malformed.StatusCode);
        }
    }

    private async Task<int> ReceiveAsync(HttpContext context, string name)
    {
        var current = options.CurrentValue;
        if (!Accounts(current).TryGetValue(name, out var found))
            return Rejected("account", StatusCodes.Status404NotFound);

        // Nothing here ends because the sender has gone, LINE after two seconds: with redelivery off, as it is by default, what was said
        // never comes again. A body that is cut off ends by itself.
        if (await BodyReader.ReadAsync(context.Request, current.MaxBodyBytes, CancellationToken.None) is not { } body)
            return Rejected("size", StatusCodes.Status413PayloadTooLarge);
        var (account, keys) = found;
        if (!LineSignature.IsValid(context.Request.Headers["x-line-signature"], body, keys))
            return Rejected("signature", StatusCodes.Status401Unauthorized);
        if (LineWebhookReader.Read(body, account, clock.GetUtcNow()) is not { } events)
            return Rejected("body", StatusCodes.Status400BadRequest);
        try
        {
            await inbox.AppendAsync(events, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever it was, the events are not safe here.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LineLog.NotStored(logger, account, events.Count, error);
            return Rejected("store", StatusCodes.Status500InternalServerError);
        }

        meter.InboundEvents.Add(events.Count, new KeyValuePair<string, object?>("channel", LineChannel.ChannelName));
        return StatusCodes.Status200OK;
    }

    private int Rejected(string reason, int status)
    {
        meter.InboundRejected.Add(
            1,
            new KeyValuePair<string, object?>("channel", LineChannel.ChannelName),
            new KeyValuePair<string, object?>("error.type", reason)
        );
        return status;
    }

    /// <summary>Accounts by name in any case, each with the name of the settings: rows and senders know it by that one.</summary>
    private Dictionary<string, Account> Accounts(LineOptions current)
    {
        var cache = secrets;
        if (!ReferenceEquals(cache.Options, current))
        {
            var all = current.Accounts.ToDictionary(a => a.Key, a => Account.Of(a.Key, a.Value), StringComparer.OrdinalIgnoreCase);
            all[LineOptions.DefaultAccount] = Account.Of(LineOptions.DefaultAccount, current);
            secrets = cache = new SecretCache(current, all);
        }

        return cache.ByName;
    }

    private sealed record Account(string Name, byte[][] Keys)
    {
        public static Account Of(string name, LineAccountOptions account) =>
            new(name, [.. account.ChannelSecrets.Where(s => s.Length > 0).Select(Encoding.UTF8.GetBytes)]);
    }

    private sealed record SecretCache(LineOptions? Options, Dictionary<string, Account> ByName);
}

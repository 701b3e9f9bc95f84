using Channels.Bot.Delivery.Alerts;
using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>What an operator should know of the LINE accounts: before serving, at the start, and while it runs.</summary>
internal sealed class LineCheck(IOptions<LineOptions> options, ChannelTroubles troubles, ILogger<LineCheck> logger)
    : ISelfCheck,
        IReadiness,
        IOpening
{
    private const string Redelivery = "webhook redelivery must be switched on in the LINE console";

    public string Name => LineChannel.ChannelName;

    public object State => troubles.Now is { Count: > 0 } now ? new { trouble = now, note = Redelivery } : Redelivery;

    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([
            .. Missing(LineOptions.DefaultAccount, options.Value),
            .. options.Value.Accounts.SelectMany(account => Missing(account.Key, account.Value)),
        ]);

    public void Opened(string address)
    {
        if (options.Value.ChannelSecrets.Count == 0)
            LineLog.NoSecrets(logger);
    }

    private static IEnumerable<string> Missing(string name, LineAccountOptions account)
    {
        if (account.ChannelSecrets.Count == 0)
            yield return $"line account {name}: no ChannelSecrets; every webhook is answered 401";
        if (string.IsNullOrEmpty(account.ChannelAccessToken) && string.IsNullOrEmpty(account.ChannelId))
            yield return $"line account {name}: neither ChannelAccessToken nor ChannelId; nothing can be sent";
    }
}

using Channels.Bot.Data;
using Channels.Webhooks.Line;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Hosting;

/// <summary>What an operator should know before serving: missing settings, a database behind.</summary>
internal static class SelfCheck
{
    public static async Task<List<string>> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        try
        {
            var pending = await services.GetRequiredService<DatabaseMigrator>().PendingAsync(cancellationToken);
            if (pending.Count > 0)
                findings.Add($"database: {pending.Count} migrations pending; run the verb migrate");
        }
#pragma warning disable CA1031 // Any failure to reach the database is the finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            findings.Add($"database: cannot be reached ({error.GetType().Name})");
        }

        var line = services.GetRequiredService<IOptions<LineOptions>>().Value;
        CheckAccount(findings, LineOptions.DefaultAccount, line);
        foreach (var (name, account) in line.Accounts)
            CheckAccount(findings, name, account);
        return findings;
    }

    private static void CheckAccount(List<string> findings, string name, LineAccountOptions account)
    {
        if (account.ChannelSecrets.Count == 0)
            findings.Add($"line account {name}: no ChannelSecrets; every webhook is answered 401");
        if (string.IsNullOrEmpty(account.ChannelAccessToken) && string.IsNullOrEmpty(account.ChannelId))
            findings.Add($"line account {name}: neither ChannelAccessToken nor ChannelId; nothing can be sent");
    }
}

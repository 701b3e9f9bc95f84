using System.Net;
using System.Net.Sockets;

namespace Channels.Webhooks.Outbound;

/// <summary>Says before anything is sent what <see cref="GuardedClient"/> will refuse when it is.</summary>
internal static class InsideAddress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The sentence for an operator when an address leads into a private network; else null.</summary>
    /// <param name="setting">Whose value the address is.</param>
    /// <param name="lets">The setting by which it would be called all the same, or null when there is none.</param>
    public static async Task<string?> FindingAsync(string setting, string url, string? lets, CancellationToken stop) =>
        await LeadsInsideAsync(url, stop)
            ? $"{setting}: it leads into a private network, and nothing is sent there" + (lets is null ? "" : $"; if it shall, {lets}=true")
            : null;

    /// <summary>As far as can be told now: a name that is not known here leads nowhere.</summary>
    private static async Task<bool> LeadsInsideAsync(string url, CancellationToken stop)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return false;
        var host = address.IdnHost.Trim('[', ']');
        if (IPAddress.TryParse(host, out var number))
            return GuardedClient.IsInside(number);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            return Array.Exists(await Dns.GetHostAddressesAsync(host, limit.Token), GuardedClient.IsInside);
        }
        catch (Exception unknown)
            when (unknown is SocketException || (unknown is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }
}

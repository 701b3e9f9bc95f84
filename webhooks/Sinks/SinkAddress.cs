using System.Net;
using System.Net.Sockets;
using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.Sinks;

/// <summary>Where a sink may be.</summary>
internal static class SinkAddress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether addresses of this machine and plain http may be called: in Development only.</summary>
    /// <exception cref="SinkSettingsException">The address is plain http elsewhere.</exception>
    public static bool IsLoose(IHostEnvironment environment, string name, string url) =>
        environment.IsDevelopment()
        || (
            url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
                ? false
                : throw new SinkSettingsException($"Sinks:{name}:Url must begin with https://.")
        );

    /// <summary>Whether an address leads into a private network, as far as can be told now: a name that is not known here does
    /// not.</summary>
    public static async Task<bool> LeadsInsideAsync(string url, CancellationToken stop)
    {
        var host = new Uri(url).IdnHost.Trim('[', ']');
        if (IPAddress.TryParse(host, out var address))
            return GuardedClient.IsInside(address);
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

/// <summary>A sink that calls an address.</summary>
internal interface IHasAddress
{
    string Url { get; }

    /// <summary>Whether private addresses are called.</summary>
    bool MayBeInside { get; }

    /// <summary>Whether a setting would let it.</summary>
    bool CanBeLetInside { get; }
}

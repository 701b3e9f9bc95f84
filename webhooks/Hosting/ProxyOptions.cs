using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Hosting;

/// <summary>Section <c>Proxy</c>: what stands between people and this host.</summary>
internal sealed class ProxyOptions
{
    /// <summary>Addresses (<c>10.0.0.5</c>) or networks (<c>10.1.0.0/16</c>) of proxies whose <c>X-Forwarded-For</c> and
    /// <c>X-Forwarded-Proto</c> are believed. None: the headers mean nothing, whoever sends them.</summary>
    public IList<string> Known { get; } = [];
}

/// <summary>
/// Forwarded headers are read from known proxies only: limits count the real address, and cookies are secure where the person's browser
/// speaks TLS with the proxy.
/// </summary>
internal sealed class KnownProxies(IOptions<ProxyOptions> proxy) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();

        // As far back as the proxies are known, and not one step further.
        options.ForwardLimit = null;
        foreach (var known in proxy.Value.Known)
        {
            if (Network(known) is { } network)
                options.KnownIPNetworks.Add(network);
        }
    }

    /// <summary>An address or a network; null when it is neither.</summary>
    public static System.Net.IPNetwork? Network(string known) =>
        System.Net.IPNetwork.TryParse(known, out var network) ? network
        : IPAddress.TryParse(known, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>A proxy that is not understood would be a proxy that is not believed: the host does not start with it.</summary>
internal sealed class ProxyOptionsCheck : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
        options.Known.Where(k => KnownProxies.Network(k) is null).ToList() is { Count: > 0 } wrong
            ? ValidateOptionsResult.Fail(wrong.Select(w => $"Proxy:Known: {w} is no address and no network."))
            : ValidateOptionsResult.Success;
}

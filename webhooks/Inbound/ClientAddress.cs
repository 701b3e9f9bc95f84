using System.Net;
using System.Net.Sockets;

namespace Channels.Webhooks.Inbound;

/// <summary>
/// Where a request comes from, as limits count it: the address, and of IPv6 the network, because there one household has more
/// addresses than anybody can count. Behind a known proxy it is what the proxy says.
/// </summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes) + "/64";
    }
}

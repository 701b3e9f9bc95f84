using System.Net;
using System.Net.Sockets;

namespace Channels.Webhooks.Outbound;

/// <summary>A client that reaches the public internet only: no private or link-local address, whatever name stands for it, and no
/// redirect to one.</summary>
internal static class GuardedClient
{
    private static readonly IPNetwork[] Inside =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("64:ff9b::/96"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("ff00::/8"),
    ];

    /// <param name="isLoose">In development, where the other side is on the same machine.</param>
    public static HttpClient Make(bool isLoose) => new(Handler(isLoose), disposeHandler: true) { Timeout = TimeSpan.FromSeconds(60) };

    /// <param name="isLoose">Also addresses of a network of one's own.</param>
    public static SocketsHttpHandler Handler(bool isLoose)
    {
        var handler = new SocketsHttpHandler
        {
            // What is signed for one address is not sent to another; a proxy would resolve names for us, unseen.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxResponseHeadersLength = 16,
        };
        if (!isLoose)
            handler.ConnectCallback = ConnectAsync;
        return handler;
    }

    /// <summary>Whether an address belongs to a network of one's own.</summary>
    public static bool IsInside(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(Inside, network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    // Connects to the very addresses that were looked at: a name that says something else a moment later changes nothing.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
        if (addresses.Length == 0 || Array.Exists(addresses, IsInside))
            throw new InsideAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return socket.RemoteEndPoint is IPEndPoint reached && !IsInside(reached.Address)
                ? new NetworkStream(socket, ownsSocket: true)
                : throw new InsideAddressException();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The address is one of a network of one's own.</summary>
internal sealed class InsideAddressException : Exception
{
    /// <summary>Whether a call failed for it.</summary>
    public static bool IsCauseOf(Exception error) => error is InsideAddressException || error.InnerException is InsideAddressException;

    public InsideAddressException()
        : base("The address belongs to a private network.") { }

    public InsideAddressException(string message)
        : base(message) { }

    public InsideAddressException(string message, Exception innerException)
        : base(message, innerException) { }
}

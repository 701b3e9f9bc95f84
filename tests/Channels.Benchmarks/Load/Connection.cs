using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Channels.Benchmarks.Load;

/// <summary>
/// One keep-alive HTTP/1.1 connection with at most one request under way. It costs the sender two system calls a request,
/// because sender and server share the cores.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly byte[] buffer = new byte[4096];
    private int filled;

    public Connection(IPEndPoint server)
    {
        Socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server);
    }

    public Socket Socket { get; }

    /// <summary>The place of the request under way, or -1.</summary>
    public int Request { get; private set; } = -1;

    public void Send(byte[] request, int place)
    {
        Request = place;
        filled = 0;
        for (var sent = 0; sent < request.Length; )
            sent += Socket.Send(request.AsSpan(sent));
    }

    /// <summary>Reads what has arrived; true when the answer is complete.</summary>
    /// <exception cref="InvalidOperationException">The answer was not 200, or the connection ended.</exception>
    public bool Receive()
    {
        var read = Socket.Receive(buffer.AsSpan(filled));
        if (read == 0)
            throw new InvalidOperationException("The server closed the connection.");
        filled += read;
        var answer = buffer.AsSpan(0, filled);
        if (!answer.EndsWith("\r\n\r\n"u8))
        {
            if (filled == buffer.Length)
                throw new InvalidOperationException("The answer is longer than an acknowledgement.");
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 200 "u8))
            throw new InvalidOperationException("Not acknowledged: " + Encoding.ASCII.GetString(answer));
        Request = -1;
        return true;
    }

    public void Dispose() => Socket.Dispose();
}

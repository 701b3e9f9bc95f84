using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Channels.Tests.Support.Doubles;

/// <summary>Speaks clamd's <c>PING</c> and <c>INSTREAM</c> as its manual page has them, and judges as it is told.</summary>
internal sealed class StandInClamd : IDisposable
{
    private readonly TcpListener listener;
    private readonly List<string> seen = [];
    private readonly string verdict;
    private readonly int most;

    /// <param name="verdict">What it says of every file.</param>
    /// <param name="most">Its StreamMaxLength.</param>
    /// <param name="port">Nought: any.</param>
    public StandInClamd(string verdict = "stream: OK", int most = int.MaxValue, int port = 0)
    {
        (this.verdict, this.most) = (verdict, most);
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>SHA-256 of the files it was shown.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (seen)
                return [.. seen];
        }
    }

    public void Dispose() => listener.Dispose();

    /// <summary>A port nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        var answer = await CommandAsync(stream) switch
        {
            "zPING" => "PONG",
            "zINSTREAM" => await JudgeAsync(stream),
            _ => "UNKNOWN COMMAND",
        };
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
    }

    private static async Task<string> CommandAsync(NetworkStream stream)
    {
        var one = new byte[1];
        var command = new StringBuilder();
        while (await stream.ReadAsync(one) == 1 && one[0] != 0)
            command.Append((char)one[0]);
        return command.ToString();
    }

    private async Task<string> JudgeAsync(NetworkStream stream)
    {
        using var content = new MemoryStream();
        var head = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(head);
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            if (length == 0)
                break;
            var chunk = new byte[length];
            await stream.ReadExactlyAsync(chunk);
            content.Write(chunk);
            if (content.Length > most)
                return "INSTREAM size limit exceeded. ERROR";
        }

        lock (seen)
            seen.Add(Convert.ToHexStringLower(SHA256.HashData(content.ToArray())));
        return verdict;
    }
}

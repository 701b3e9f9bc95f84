using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Channels.Benchmarks.Load;

/// <summary>
/// The least that can stand for LINE's API: takes replies and pushes, answers 200, and notes when the reply to which event
/// came. No framework, because it shares the cores with what is measured.
/// </summary>
internal sealed class StubLine : IDisposable
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-line-request-id: 00000000-0000-7000-8000-000000000000\r\n"
            + "Content-Length: 19\r\n\r\n{\"sentMessages\":[]}"
    );

    private readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<int, long> replies = new();
    private int pushes;
    private int repeated;

    public StubLine()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Address => new($"http://{listener.LocalEndPoint}");

    /// <summary>Events answered by reply, with the instant of the answer (Stopwatch ticks).</summary>
    public IReadOnlyDictionary<int, long> Replies => replies;

    /// <summary>Messages that came as pushes, because their reply token was too old.</summary>
    public int Pushes => Volatile.Read(ref pushes);

    /// <summary>Replies with a token that had been used before: must be none.</summary>
    public int Repeated => Volatile.Read(ref repeated);

    public int Answered => replies.Count + Pushes;

    /// <summary>Waits until so many messages have come; gives up when none comes for half a minute.</summary>
    public async Task<bool> WaitForAsync(int messages)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var (seen, since) = (Answered, Stopwatch.GetTimestamp());
        while (Answered < messages && await look.WaitForNextTickAsync())
        {
            if (Answered != seen)
                (seen, since) = (Answered, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(30))
                return false;
        }

        return true;
    }

    public void Dispose() => listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = listener.Accept();
                socket.NoDelay = true;
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private void Serve(Socket socket)
    {
        using var owned = socket;
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (socket.Receive(buffer.AsSpan(filled)) is var read and > 0)
            {
                filled += read;
                var request = buffer.AsSpan(0, filled);
                var head = request.IndexOf("\r\n\r\n"u8);
                if (head < 0 || filled < head + 4 + ContentLength(request[..head]))
                    continue;
                Note(request[..head], request[(head + 4)..]);
                filled = 0;
                socket.Send(Answer);
            }
        }
        catch (SocketException)
        {
            // The product was killed.
        }
    }

    private void Note(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var prefix = "{\"replyToken\":\""u8;
        if (head.StartsWith("POST /v2/bot/message/push "u8))
            Interlocked.Increment(ref pushes);
        else if (!head.StartsWith("POST /v2/bot/message/reply "u8))
            return; // a profile, a sign: no message
        else if (
            !body.StartsWith(prefix)
            || !int.TryParse(body.Slice(prefix.Length, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            || !replies.TryAdd(number, Stopwatch.GetTimestamp())
        )
            Interlocked.Increment(ref repeated);
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : 0;
    }
}

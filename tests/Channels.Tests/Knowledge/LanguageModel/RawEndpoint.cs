using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>An endpoint that breaks off, never ends, or never answers: what a well-behaved server cannot be made to do.</summary>
internal sealed class RawEndpoint : IAsyncDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task serving;

    private RawEndpoint(Func<NetworkStream, CancellationToken, Task> answer)
    {
        listener.Start();
        serving = ServeAsync(answer);
    }

    public string Endpoint => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1";

    /// <summary>Completes once a request has come.</summary>
    public Task Asked => asked.Task;

    /// <summary>A server that never answers; ends with the test.</summary>
    public static RawEndpoint Silent() => new((_, stop) => new TaskCompletionSource().Task.WaitAsync(stop));

    /// <summary>Says how long its answer is and closes before that.</summary>
    public static RawEndpoint Cut(string body) =>
        new(async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes($"{Head}Content-Length: 9999\r\n\r\n{body}"), stop));

    /// <summary>Sends spaces for as long as somebody reads.</summary>
    public static RawEndpoint NeverEnding() =>
        new(
            async (stream, stop) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Head + "Transfer-Encoding: chunked\r\n\r\n"), stop);
                var chunk = Encoding.ASCII.GetBytes("1000\r\n" + new string(' ', 0x1000) + "\r\n");
                while (!stop.IsCancellationRequested)
                    await stream.WriteAsync(chunk, stop);
            }
        );

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await serving;
        ended.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> answer)
    {
        try
        {
            while (!ended.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(ended.Token);
                await using var stream = client.GetStream();
                _ = await stream.ReadAtLeastAsync(new byte[16 * 1024], 1, throwOnEndOfStream: false, ended.Token);
                asked.TrySetResult();
                try
                {
                    await answer(stream, ended.Token);
                }
                catch (IOException)
                {
                    // The other side has had enough.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}

using System.Net.WebSockets;
using Channels.Bot.Transcripts;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// One open stream. One task sends, one reads; frames of the client (its pings) mean nothing. Ends with 1001 when the host
/// stops, so that the client comes back elsewhere.
/// </summary>
internal sealed class ChatStream(
    WebSocket socket,
    ActivityBells.Listening heard,
    Func<CancellationToken, Task<IReadOnlyList<ReadLine>>> read,
    Func<IReadOnlyList<ReadLine>, byte[]> write,
    Func<IReadOnlyList<ReadLine>, CancellationToken, Task> fetched,
    TimeProvider clock,
    TimeSpan slow,
    ILogger<ChatStream> logger
)
{
    /// <summary>Looks for itself this often, should a ring be lost.</summary>
    private static readonly TimeSpan OwnLook = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken hostStops, CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(hostStops, aborted);
        var sending = SendAsync(over.Token);
        var receiving = ReceiveAsync(aborted);
        var first = await Task.WhenAny(sending, receiving);
        await over.CancelAsync();
        var ending = first == receiving ? await receiving : await sending;
        await sending;
        await CloseAsync(hostStops.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : ending);
        await PartAsync(receiving);
    }

    /// <summary>Gives the client a moment to answer the close, then cuts.</summary>
    private async Task PartAsync(Task receiving)
    {
        try
        {
            await receiving.WaitAsync(Farewell);
        }
        catch (TimeoutException)
        {
            socket.Abort();
            await receiving;
        }
    }

    private async Task<WebSocketCloseStatus?> SendAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                var lines = await read(over);
                if (lines.Count == 0)
                {
                    await heard.WaitAsync(OwnLook, clock, over);
                    continue;
                }

                if (!await SendAsync(write(lines), over))
                    return null;
                heard.Seen = lines[^1].Sequence;
                await fetched(lines, over);
                if (lines.Any(ChatEndings.IsEnd))
                    return WebSocketCloseStatus.NormalClosure;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            return WebSocketCloseStatus.NormalClosure;
        }
#pragma warning disable CA1031 // The log could not be read: the client comes back and replays.
        catch (Exception error)
#pragma warning restore CA1031
        {
            WebChatLog.StreamFailed(logger, error);
            return WebSocketCloseStatus.InternalServerError;
        }
    }

    /// <summary>False when the client is too slow to be kept.</summary>
    private async Task<bool> SendAsync(byte[] frame, CancellationToken over)
    {
        using var patience = new CancellationTokenSource(slow);
        await using var hurry = over.Register(() => patience.CancelAfter(Farewell));
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            WebChatLog.SlowStream(logger);
            socket.Abort();
            return false;
        }
    }

    private async Task<WebSocketCloseStatus?> ReceiveAsync(CancellationToken aborted)
    {
        var buffer = new byte[256];
        var frame = 0;
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), aborted);
                if (got.MessageType == WebSocketMessageType.Close)
                    return WebSocketCloseStatus.NormalClosure;

                // Nothing is said through the stream; a client that pours data in is sent away.
                frame = got.EndOfMessage ? 0 : frame + got.Count;
                if (frame > 4096)
                    return WebSocketCloseStatus.MessageTooBig;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus? status)
    {
        if (status is null || socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        try
        {
            using var patience = new CancellationTokenSource(Farewell);
            await socket.CloseOutputAsync(status.Value, null, patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // It had gone already.
        }
    }
}

using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Channels.Bot.Dialogs.Topics;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Support.Doors;

/// <summary>An open stream, as a browser holds one.</summary>
internal sealed class ChatSocket : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private byte[] buffer = new byte[1 << 16];

    private ChatSocket() { }

    public WebSocketCloseStatus? ClosedBy => socket.CloseStatus;

    public ClientWebSocket Raw => socket;

    /// <summary>The watermark of the last frame.</summary>
    public string Watermark { get; private set; } = "0";

    /// <summary>Opens the stream of a conversation after a watermark, with a fresh ticket.</summary>
    public static async Task<ChatSocket> OpenAsync(DirectLineDoor door, string watermark = "0", string? origin = null) =>
        await ConnectAsync((await door.ReturnAsync(watermark)).StreamUrl, origin);

    public static async Task<ChatSocket> ConnectAsync(string url, string? origin = null)
    {
        var one = new ChatSocket();
        if (origin is not null)
            one.socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await one.socket.ConnectAsync(new Uri(url), TestContext.Current.CancellationToken);
            return one;
        }
        catch
        {
            one.socket.Dispose();
            throw;
        }
    }

    /// <summary>The activities of the next frame; null when the server closed.</summary>
    public async Task<IReadOnlyList<ActivityReply>?> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(EmulatedLine.Patience);
        var length = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (got.MessageType == WebSocketMessageType.Close)
                return null;
            length += got.Count;
            if (length == buffer.Length)
                Array.Resize(ref buffer, 2 * length);
            if (!got.EndOfMessage)
                continue;
            var set = JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, length)).RootElement.As<ActivitySetReply>();
            Watermark = set.Watermark;
            return set.Activities;
        }
    }

    /// <summary>Reads frames until one of their texts contains this; all texts on the way, in order.</summary>
    public async Task<IReadOnlyList<string>> UntilAsync(string text)
    {
        var texts = new List<string>();
        while (!texts.Exists(t => t.Contains(text, StringComparison.Ordinal)))
            texts.AddRange(
                (await NextAsync() ?? throw new InvalidOperationException($"Closed before {text}; heard {string.Join('|', texts)}")).Select(
                    a => a.Said
                )
            );
        return texts;
    }

    public Task PingAsync() =>
        socket
            .SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken)
            .AsTask();

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

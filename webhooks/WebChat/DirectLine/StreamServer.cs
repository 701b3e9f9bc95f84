using Channels.Bot.Protection;
using Channels.Bot.Transcripts;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>Runs one stream over a socket: every stream reads the log itself after each ring, so nothing is queued for it, and a slow
/// one costs a frame, not a queue.</summary>
internal sealed class StreamServer(
    ActivityLog log,
    ActivityBells bells,
    ActivitySet set,
    ColumnProtector protector,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    IOptions<WebChatOptions> options,
    ILogger<ChatStream> logger
)
{
    /// <summary>True from the moment the host begins to stop.</summary>
    public bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Replays after the watermark and goes on until one side ends it.</summary>
    public async Task ServeAsync(HttpContext context, ChatSession session)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) }
        );
        var key = WebChatChannel.KeyOf(protector, session.ConversationId);
        using var heard = bells.Listen(key);
        heard.Seen = ActivitySet.Place(context.Request.Query["watermark"]);
        var root = ChatOrigins.ApiRoot(context.Request, session);
        var stream = new ChatStream(
            socket,
            heard,
            async stop => ActivitySet.Fitting(await log.ReadAfterAsync(key, heard.Seen, ActivitySet.Most, stop)),
            lines => set.Write(lines, heard.Seen, session, root),
            set.FetchedAsync,
            clock,
            options.Value.SlowSocket,
            logger
        );
        await stream.RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
    }
}

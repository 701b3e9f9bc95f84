using System.Collections.Concurrent;
using System.Net.WebSockets;
using Channels.Bot.Protection;
using Channels.Bot.Telemetry;
using Channels.Bot.Transcripts;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// <c>GET /conversations/{id}/stream</c>: opens with its own ticket, replays after the watermark and goes on. Every stream reads
/// the log itself after each ring, so nothing is queued for it: a slow one costs a frame, not a queue.
/// </summary>
internal sealed class StreamEndpoint(
    ChatTokens tokens,
    ChatOrigins origins,
    ActivityLog log,
    ActivityBells bells,
    ActivitySet set,
    ColumnProtector protector,
    ChannelsMeter meter,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    IOptions<WebChatOptions> options,
    ILogger<ChatStream> logger
)
{
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);
    private int all;

    public async Task<IResult> OpenAsync(HttpContext context)
    {
        if (await tokens.ReadAsync(context.Request.Query["t"], TokenUse.Stream) is not TokenReading.Valid { Session: var session })
            return DirectLineError.Of(await tokens.ReadAsync(context.Request.Query["t"], TokenUse.Stream));
        if (context.Request.RouteValues["conversation"] as string != session.ConversationId)
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "ConversationForbidden", "The ticket is of another conversation.");
        if (!origins.Allows(context.Request, session.Origin))
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This page may not open the stream.");
        if (!context.WebSockets.IsWebSocketRequest)
            return DirectLineError.Of(StatusCodes.Status400BadRequest, "BadArgument", "The stream is a WebSocket.");
        if (lifetime.ApplicationStopping.IsCancellationRequested || Volatile.Read(ref all) >= options.Value.MostSockets)
            return DirectLineError.Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Please try again.");
        var mine = open.AddOrUpdate(session.ConversationId, 1, (_, n) => n + 1);
        Interlocked.Increment(ref all);
        meter.ChatStreams.Add(1);
        try
        {
            if (mine > options.Value.SocketsPerConversation)
                return DirectLineError.Of(
                    StatusCodes.Status429TooManyRequests,
                    "TooManyStreams",
                    "This conversation has too many open streams."
                );
            await ServeAsync(context, session);
            return Results.Empty;
        }
        finally
        {
            Leave(session.ConversationId);
        }
    }

    private async Task ServeAsync(HttpContext context, ChatSession session)
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
            clock,
            options.Value.SlowSocket,
            logger
        );
        await stream.RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
    }

    private void Leave(string conversation)
    {
        meter.ChatStreams.Add(-1);
        Interlocked.Decrement(ref all);
        if (open.AddOrUpdate(conversation, 0, (_, n) => n - 1) == 0)
            open.TryRemove(new KeyValuePair<string, int>(conversation, 0));
    }
}

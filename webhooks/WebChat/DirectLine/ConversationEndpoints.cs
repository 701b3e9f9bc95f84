using Channels.Bot.Protection;
using Channels.Bot.Transcripts;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>The calls of one conversation: start, come back, say, hear, refresh.</summary>
internal sealed class ConversationEndpoints(
    ChatTokens tokens,
    ChatReceiver receiver,
    ChatLimits limits,
    ActivityLog log,
    ActivitySet set,
    ColumnProtector protector,
    IOptions<WebChatOptions> options,
    ILogger<ConversationEndpoints> logger
)
{
    /// <summary><c>POST /conversations</c>: 201 when it begins now, 200 when it had begun. The stream replays everything.</summary>
    public async Task<IResult> StartAsync(HttpContext context, ChatSession session)
    {
        var isNew = await receiver.BeginAsync(session, context.RequestAborted);
        return Results.Json(
            Opened(context, session, watermark: null),
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }

    /// <summary><c>GET /conversations/{id}?watermark=</c>: a fresh stream that goes on after the watermark.</summary>
    public async Task<IResult> ReturnAsync(HttpContext context, ChatSession session)
    {
        await receiver.BeginAsync(session, context.RequestAborted);
        return Results.Json(Opened(context, session, context.Request.Query["watermark"]));
    }

    /// <summary><c>POST /conversations/{id}/activities</c>: on disk and echoed when answered; the bot's answer comes by the
    /// stream.</summary>
    public async Task<IResult> PostAsync(HttpContext context, ChatSession session)
    {
        if (await BodyReader.ReadAsync(context.Request, options.Value.MaxActivityBytes, context.RequestAborted) is not { } body)
            return DirectLineError.Of(
                StatusCodes.Status413PayloadTooLarge,
                "MessageSizeTooBig",
                $"An activity has at most {options.Value.MaxActivityBytes} bytes."
            );
        if (PostedActivity.Read(body) is not { } posted)
            return DirectLineError.Of(
                StatusCodes.Status400BadRequest,
                "BadArgument",
                "The body is an activity of type message, event or typing."
            );
        if (posted.IsTyping)
            return Results.Json(new { id = Guid.Empty.ToString("N") });
        if (!await limits.WaitAsync(session.ConversationId, context.RequestAborted))
            return TooMany();
        return Results.Json(new { id = await receiver.TakeAsync(session, posted, [], context.RequestAborted) });
    }

    /// <summary><c>GET /conversations/{id}/activities?watermark=</c>. Never fails: a client that polls stops for good at one
    /// error.</summary>
    public async Task<IResult> PollAsync(HttpContext context, ChatSession session)
    {
        var after = ActivitySet.Place(context.Request.Query["watermark"]);
        IReadOnlyList<ReadLine> lines = [];
        try
        {
            lines = ActivitySet.Fitting(
                await log.ReadAfterAsync(
                    WebChatChannel.KeyOf(protector, session.ConversationId),
                    after,
                    ActivitySet.Most,
                    context.RequestAborted
                )
            );
            await set.FetchedAsync(lines, context.RequestAborted);
        }
#pragma warning disable CA1031 // Nothing new is an answer; the next poll asks again.
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            WebChatLog.PollFailed(logger, error);
        }

        return Results.Bytes(
            set.Write(lines, after, session, ChatOrigins.ApiRoot(context.Request, session)),
            "application/json; charset=utf-8"
        );
    }

    /// <summary><c>POST /tokens/refresh</c>.</summary>
    public Task<IResult> RefreshAsync(HttpContext context, ChatSession session)
    {
        var (token, seconds) = tokens.Issue(session, TokenUse.DirectLine);
        return Task.FromResult(
            Results.Json(
                new
                {
                    conversationId = session.ConversationId,
                    token,
                    expires_in = seconds,
                }
            )
        );
    }

    public static IResult TooMany() =>
        DirectLineError.Of(StatusCodes.Status429TooManyRequests, "TooManyMessages", "Too many messages at once in this conversation.");

    private object Opened(HttpContext context, ChatSession session, string? watermark)
    {
        var (token, seconds) = tokens.Issue(session, TokenUse.DirectLine);
        var ticket = tokens.Issue(session, TokenUse.Stream).Token;
        var root = ChatOrigins.StreamRoot(context.Request, session);
        return new
        {
            conversationId = session.ConversationId,
            token,
            expires_in = seconds,
            streamUrl = $"{root}/conversations/{session.ConversationId}/stream?watermark={ActivitySet.Place(watermark)}&t={ticket}",
        };
    }
}

namespace Channels.Webhooks.WebChat;

/// <summary>
/// <c>GET /conversations/{id}/stream</c>: opens with its own ticket, when there is a place for it.
/// </summary>
internal sealed class StreamEndpoint(ChatTokens tokens, ChatOrigins origins, StreamPlaces places, StreamServer server)
{
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
        if (server.IsStopping || places.IsFull)
            return DirectLineError.Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Please try again.");
        var hasPlace = places.Enter(session.ConversationId);
        try
        {
            if (!hasPlace)
                return DirectLineError.Of(
                    StatusCodes.Status429TooManyRequests,
                    "TooManyStreams",
                    "This conversation has too many open streams."
                );
            await server.ServeAsync(context, session);
            return Results.Empty;
        }
        finally
        {
            places.Leave(session.ConversationId);
        }
    }
}

using Channels.Bot.Attempts;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// <c>GET /conversations/{id}/stream</c>: opens with its own ticket, once, when there is a place for it.
/// </summary>
internal sealed class StreamEndpoint(ChatTokens tokens, AttemptBook attempts, ChatOrigins origins, StreamPlaces places, StreamServer server)
{
    public async Task<IResult> OpenAsync(HttpContext context)
    {
        var ticket = await tokens.ReadAsync(context.Request.Query["t"], TokenUse.Stream);
        if (ticket is not TokenReading.Valid { Session: var session, Id: var id })
            return DirectLineError.Of(ticket);
        if (context.Request.RouteValues["conversation"] as string != session.ConversationId)
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "ConversationForbidden", "The ticket is of another conversation.");
        if (!origins.Allows(context.Request, session.Origin))
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This page may not open the stream.");
        if (!context.WebSockets.IsWebSocketRequest)
            return DirectLineError.Of(StatusCodes.Status400BadRequest, "BadArgument", "The stream is a WebSocket.");
        if (server.IsStopping || places.IsFull)
            return DirectLineError.Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Please try again.");

        // The ticket stands in an address, and addresses are written down in many places on the way: it opens once, at whichever node.
        if (!await attempts.UseOnceAsync("stream", id, context.RequestAborted))
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "TicketUsed", "The ticket was used: ask for another.");
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

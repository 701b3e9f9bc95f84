namespace Channels.Webhooks.WebChat;

/// <summary>Before every call of the API: a bearer token, signed here, alive, and of this conversation.</summary>
internal sealed class DirectLineGate(ChatTokens tokens, ChatOrigins origins, ILogger<DirectLineGate> logger)
{
    /// <summary>Runs a call for whoever may make it; every failure is an answer a client survives.</summary>
    public async Task<IResult> RunAsync(HttpContext context, Func<HttpContext, ChatSession, Task<IResult>> call)
    {
        try
        {
            const string Scheme = "Bearer ";
            var header = context.Request.Headers.Authorization.ToString();
            if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
                return DirectLineError.Of(
                    StatusCodes.Status401Unauthorized,
                    "Unauthorized",
                    "The Authorization header is missing or is not a bearer token."
                );
            if (await tokens.ReadAsync(header[Scheme.Length..].Trim(), TokenUse.DirectLine) is not TokenReading.Valid valid)
                return DirectLineError.Of(await tokens.ReadAsync(header[Scheme.Length..].Trim(), TokenUse.DirectLine));
            if (context.Request.RouteValues["conversation"] is string asked && asked != valid.Session.ConversationId)
                return DirectLineError.Of(StatusCodes.Status403Forbidden, "ConversationForbidden", "The token is of another conversation.");
            if (!origins.Allows(context.Request, valid.Session.Origin))
                return DirectLineError.Of(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This page may not use the conversation.");
            return await call(context, valid.Session);
        }
        catch (BadHttpRequestException malformed)
        {
            return DirectLineError.Of(malformed.StatusCode, "BadRequest", "The request is malformed.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
#pragma warning disable CA1031 // Whatever it is: the client must be able to try again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            WebChatLog.CallFailed(logger, context.Request.Method, error);
            return DirectLineError.Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Please try again.");
        }
    }
}

using Channels.Bot.Files;
using Channels.Bot.Telemetry;

namespace Channels.Webhooks.WebChat;

/// <summary>Files of a conversation: up with a message, down by a short-lived signed address.</summary>
internal sealed class FileEndpoints(
    UploadReader reader,
    ChatReceiver receiver,
    ChatLimits limits,
    ChatTexts texts,
    ChatTokens tokens,
    FileReader files,
    ChannelsMeter meter
)
{
    /// <summary><c>POST /conversations/{id}/upload</c>. A refusal is also said in the chat: clients show only that sending
    /// failed.</summary>
    public async Task<IResult> UploadAsync(HttpContext context, ChatSession session)
    {
        if (!await limits.WaitAsync(session.ConversationId, context.RequestAborted))
            return ConversationEndpoints.TooMany();
        switch (await reader.ReadAsync(context.Request, session, context.RequestAborted))
        {
            case UploadReading.Taken taken:
                Count("taken");
                return Results.Json(new { id = await receiver.TakeAsync(session, taken.Posted, taken.Files, context.RequestAborted) });
            case UploadReading.Refused { Problem: var problem }:
                Count(problem.ToString().ToLowerInvariant());
                await receiver.SayAsync(
                    session,
                    texts[session.Language, "upload-" + problem.ToString().ToLowerInvariant()],
                    context.RequestAborted
                );
                return problem == UploadProblem.Busy
                        ? DirectLineError.Of(
                            StatusCodes.Status503ServiceUnavailable,
                            "ServiceUnavailable",
                            texts[session.Language, "upload-busy"]
                        )
                    : problem == UploadProblem.Kind
                        ? DirectLineError.Of(
                            StatusCodes.Status415UnsupportedMediaType,
                            "FileKindRefused",
                            texts[session.Language, "upload-kind"]
                        )
                    : DirectLineError.Of(
                        StatusCodes.Status413PayloadTooLarge,
                        "FileTooLarge",
                        texts[session.Language, "upload-" + problem.ToString().ToLowerInvariant()]
                    );
            case UploadReading.Malformed { Message: var message }:
                return DirectLineError.Of(StatusCodes.Status400BadRequest, "BadArgument", message);
            default:
                throw new InvalidOperationException("An upload is taken, refused or malformed.");
        }
    }

    /// <summary><c>GET /attachments/{file}?t=</c>.</summary>
    public async Task<IResult> DownloadAsync(HttpContext context)
    {
        var file = context.Request.RouteValues["file"] as string;
        if (await tokens.ReadAsync(context.Request.Query["t"], TokenUse.File) is not TokenReading.Valid valid || valid.File != file)
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "FileForbidden", "The address is not valid (any more).");
        var place = new ConversationPlace(WebChatChannel.ChannelName, WebChatOptions.Account, valid.Session.ConversationId);
        if (await files.OfConversationAsync(place, file!, context.RequestAborted) is not { } found)
            return DirectLineError.Of(StatusCodes.Status404NotFound, "FileNotFound", "The file is not there (any more).");
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(found.Content, found.MediaType, "file" + FileNames.Ending(found.MediaType!));
    }

    private void Count(string outcome) => meter.ChatUploads.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}

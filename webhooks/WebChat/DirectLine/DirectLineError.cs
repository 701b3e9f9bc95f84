namespace Channels.Webhooks.WebChat;

/// <summary>The one shape of every refusal: <c>{"error":{"code","message"}}</c>. Clients look at the status, people at the
/// message.</summary>
internal static class DirectLineError
{
    public static IResult Of(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);

    public static IResult Of(TokenReading reading) =>
        reading is TokenReading.Expired
            ? Of(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.")
            : Of(StatusCodes.Status403Forbidden, "TokenInvalid", "The token is not valid here.");
}

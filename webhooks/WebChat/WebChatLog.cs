namespace Channels.Webhooks.WebChat;

internal static partial class WebChatLog
{
    [LoggerMessage(5101, LogLevel.Error, "Web chat: a {Method} could not be carried out; answered 503")]
    public static partial void CallFailed(ILogger logger, string method, Exception error);

    [LoggerMessage(5102, LogLevel.Warning, "Web chat: the log could not be read for a poll; answered with nothing new")]
    public static partial void PollFailed(ILogger logger, Exception error);

    [LoggerMessage(5103, LogLevel.Warning, "Web chat: a stream ended with an error; its client comes back")]
    public static partial void StreamFailed(ILogger logger, Exception error);

    [LoggerMessage(5104, LogLevel.Information, "Web chat: a slow stream was dropped; its client replays when it comes back")]
    public static partial void SlowStream(ILogger logger);

    [LoggerMessage(
        5105,
        LogLevel.Warning,
        "Web chat: the page's script is not there (built without npm); the page without JavaScript stands in"
    )]
    public static partial void NoScript(ILogger logger);

    [LoggerMessage(5106, LogLevel.Error, "Web chat: a conversation that was left could not be ended; its tokens live until their time")]
    public static partial void NotEnded(ILogger logger, Exception error);
}

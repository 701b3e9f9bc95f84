namespace Channels.Webhooks.BotFramework;

/// <summary>Never an activity, an address or an id of a conversation: those are a person's.</summary>
internal static partial class BotFrameworkLog
{
    [LoggerMessage(5301, LogLevel.Error, "Bot Framework: an activity could not be stored; answered 500")]
    public static partial void NotStored(ILogger logger, Exception error);

    [LoggerMessage(5302, LogLevel.Warning, "Bot Framework: the login service's keys could not be had ({Reason}); answered 503")]
    public static partial void NoKeys(ILogger logger, string? reason);

    [LoggerMessage(5303, LogLevel.Warning, "Bot Framework: an answer was not taken: {Outcome} ({Reason})")]
    public static partial void NotSaid(ILogger logger, string outcome, string reason);

    [LoggerMessage(5304, LogLevel.Warning, "Bot Framework: no answer to the fetching of a file ({Reason})")]
    public static partial void NoFile(ILogger logger, string reason);

    [LoggerMessage(
        5305,
        LogLevel.Warning,
        "BotFramework:AllowUnsigned is set: {Address}/api/messages takes activities from anybody who reaches it"
    )]
    public static partial void Unsigned(ILogger logger, string address);

    [LoggerMessage(5306, LogLevel.Information, "Bot Framework: open at {Address}/api/messages")]
    public static partial void Open(ILogger logger, string address);
}

namespace Channels.Webhooks.Screening;

internal static partial class ScreeningLog
{
    [LoggerMessage(5701, LogLevel.Warning, "clamd does not answer ({Kind}): files wait, sealed")]
    public static partial void NotThere(ILogger logger, string kind);

    [LoggerMessage(
        5702,
        LogLevel.Error,
        "clamd did not look at a file: {Answer}; it waits. Is StreamMaxLength below WebChat:MaxFileBytes?"
    )]
    public static partial void Refused(ILogger logger, string answer);
}

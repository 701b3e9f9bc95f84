using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery;

internal static partial class DeliveryLog
{
    [LoggerMessage(4001, LogLevel.Error, "Message {MessageId} could not be handled; its lease ends and it is tried again")]
    public static partial void Failed(ILogger logger, Guid messageId, Exception error);

    [LoggerMessage(4002, LogLevel.Warning, "Reply {MessageId} is ambiguous ({Code}); it is not pushed")]
    public static partial void Ambiguous(ILogger logger, Guid messageId, string code);

    [LoggerMessage(4003, LogLevel.Error, "Message {MessageId} was refused: {Code}, request {RequestId}; it is a dead letter")]
    public static partial void Refused(ILogger logger, Guid messageId, string code, string? requestId);

    [LoggerMessage(4004, LogLevel.Warning, "File {FileId} could not be fetched: {Code}")]
    public static partial void FileMissing(ILogger logger, Guid fileId, string code);

    [LoggerMessage(
        4005,
        LogLevel.Warning,
        "Alert {AlertId} ({Kind}) was not taken by the duty desk: {Code}, attempt {Attempt}; it is told again"
    )]
    public static partial void AlertNotTaken(ILogger logger, Guid alertId, string kind, string code, int attempt);

    [LoggerMessage(4008, LogLevel.Warning, "File {FileId} waits: it could not be screened; nobody gets it before that")]
    public static partial void FileUnscreened(ILogger logger, Guid fileId);

    [LoggerMessage(4006, LogLevel.Error, "Alert {AlertId} could not be handled; its lease ends and it is told again")]
    public static partial void AlertFailed(ILogger logger, Guid alertId, Exception error);

    [LoggerMessage(4007, LogLevel.Warning, "Duty:Url is not set: nobody is told of alerts, they are only listed at /api/v1/alerts")]
    public static partial void NoDutyDesk(ILogger logger);
}

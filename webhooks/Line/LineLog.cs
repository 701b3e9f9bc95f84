namespace Channels.Webhooks.Line;

internal static partial class LineLog
{
    [LoggerMessage(1003, LogLevel.Warning, "Line:ChannelSecrets is not set: every LINE webhook is answered 401")]
    public static partial void NoSecrets(ILogger logger);

    [LoggerMessage(5001, LogLevel.Error, "LINE account {Account}: {Count} events could not be stored; answered 500")]
    public static partial void NotStored(ILogger logger, string account, int count, Exception error);

    [LoggerMessage(5002, LogLevel.Warning, "LINE {Endpoint}: status {Status}, request {RequestId}")]
    public static partial void Call(ILogger logger, string endpoint, int status, string? requestId);

    [LoggerMessage(5003, LogLevel.Warning, "LINE {Endpoint}: no answer ({Reason})")]
    public static partial void NoAnswer(ILogger logger, string endpoint, string reason);

    [LoggerMessage(
        5004,
        LogLevel.Error,
        "LINE account {Account}: the monthly message limit is reached; pushes are refused until it is raised or renewed"
    )]
    public static partial void QuotaExhausted(ILogger logger, string account);

    [LoggerMessage(
        5005,
        LogLevel.Error,
        "LINE account {Account}: no access token was issued (status {Status}); check ChannelId and ChannelSecrets"
    )]
    public static partial void NoToken(ILogger logger, string account, int status);
}

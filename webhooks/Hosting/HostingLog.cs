namespace Channels.Webhooks.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(1001, LogLevel.Information, "Open {Address}/ for the start page")]
    public static partial void Open(ILogger logger, string address);

    [LoggerMessage(1002, LogLevel.Warning, "{Finding}")]
    public static partial void Finding(ILogger logger, string finding);

    [LoggerMessage(1004, LogLevel.Information, "Sweep {Sweep} has done {Count}")]
    public static partial void Swept(ILogger logger, string sweep, int count);
}

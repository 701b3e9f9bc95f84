namespace Channels.Webhooks.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(1001, LogLevel.Information, "Open {Address}/ for the start page")]
    public static partial void Open(ILogger logger, string address);

    [LoggerMessage(1002, LogLevel.Information, "Talk to the bot as a member would: {Address}/simulator/line")]
    public static partial void Simulator(ILogger logger, string address);

    [LoggerMessage(1003, LogLevel.Warning, "Line:ChannelSecrets is not set: every LINE webhook is answered 401")]
    public static partial void NoSecrets(ILogger logger);

    [LoggerMessage(1004, LogLevel.Information, "Sweep {Sweep} has done {Count}")]
    public static partial void Swept(ILogger logger, string sweep, int count);
}

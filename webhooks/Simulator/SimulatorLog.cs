namespace Channels.Simulator;

internal static partial class SimulatorLog
{
    [LoggerMessage(1002, LogLevel.Information, "Talk to the bot as a member would: {Address}/simulator/line")]
    public static partial void Open(ILogger logger, string? address);
}

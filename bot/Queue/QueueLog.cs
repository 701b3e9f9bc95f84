using Microsoft.Extensions.Logging;

namespace Channels.Bot.Queue;

internal static partial class QueueLog
{
    [LoggerMessage(3501, LogLevel.Error, "Worker {Worker} could not claim work; it tries again")]
    public static partial void ClaimFailed(ILogger logger, string worker, Exception error);
}

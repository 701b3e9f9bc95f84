using Microsoft.Extensions.Logging;

namespace Channels.Bot.Turns;

internal static partial class TurnLog
{
    [LoggerMessage(2001, LogLevel.Error, "Turn of event {EventId} failed at attempt {Attempt}")]
    public static partial void Failed(ILogger logger, Guid eventId, int attempt, Exception error);

    [LoggerMessage(2002, LogLevel.Warning, "Turn of event {EventId} was not committed: {Result}; it runs again")]
    public static partial void NotCommitted(ILogger logger, Guid eventId, CommitResult result);

    [LoggerMessage(2003, LogLevel.Error, "The state before event {EventId} cannot be read; the conversation starts afresh")]
    public static partial void StateUnreadable(ILogger logger, Guid eventId);
}

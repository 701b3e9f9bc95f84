using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks;

internal static partial class SinkLog
{
    [LoggerMessage(4101, LogLevel.Error, "Sink {Sink} failed with {Reference}; it is tried again")]
    public static partial void Failed(ILogger logger, string sink, string reference, Exception error);

    [LoggerMessage(4102, LogLevel.Warning, "Sink {Sink} did not take {Reference}: {Code}, attempt {Attempt}")]
    public static partial void NotTaken(ILogger logger, string sink, string reference, string code, int attempt);

    [LoggerMessage(4103, LogLevel.Error, "{Reference} is a dead letter of sink {Sink}: {Code}")]
    public static partial void Dead(ILogger logger, string sink, string reference, string code);

    [LoggerMessage(4104, LogLevel.Warning, "{Count} items of sink {Sink} had gone to another worker; its result counts")]
    public static partial void LeaseLost(ILogger logger, string sink, int count);

    [LoggerMessage(4105, LogLevel.Warning, "The day's budget of sink {Sink} is used up; it goes on at {At}")]
    public static partial void BudgetUsed(ILogger logger, string sink, DateTimeOffset at);

    [LoggerMessage(4107, LogLevel.Warning, "A lease of sink {Sink} could not be renewed")]
    public static partial void NotRenewed(ILogger logger, string sink, Exception error);

    [LoggerMessage(4106, LogLevel.Error, "Sink {Sink}, {Procedure}, {Day}: {Missing} submissions had no item and got one")]
    public static partial void Unbalanced(ILogger logger, string sink, string procedure, DateOnly day, int missing);

    [LoggerMessage(
        4108,
        LogLevel.Warning,
        "What was erased could not be taken out of the folder of sink {Sink} now; the next look does it"
    )]
    public static partial void NotLetGo(ILogger logger, string sink, Exception error);

    [LoggerMessage(4109, LogLevel.Warning, "Something in the staging of sink {Sink} could not be taken away now; the next look does it")]
    public static partial void LeftBehind(ILogger logger, string sink, Exception error);

    [LoggerMessage(4110, LogLevel.Error, "The folder of sink {Sink} could not be looked through; the next look goes on")]
    public static partial void NotLaid(ILogger logger, string sink, Exception error);
}

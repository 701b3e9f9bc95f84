using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Channels.Tests.Support;

/// <summary>Keeps everything that was logged, so that a test can look for what must not be there.</summary>
internal sealed class Logs : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> lines = new();

    public IReadOnlyCollection<Line> All => lines;

    /// <summary>Everything as text, exceptions included.</summary>
    public string Text => string.Join('\n', lines.Select(l => $"{l.Level} {l.Category} {l.Message} {l.Error}"));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    public sealed record Line(LogLevel Level, string Category, string Message, Exception? Error);

    private sealed class Logger(Logs owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                owner.lines.Enqueue(new Line(logLevel, category, formatter(state, exception), exception));
        }
    }
}

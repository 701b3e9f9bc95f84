using Channels.Bot.Queue;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>One sink of the settings, with what this node knows of it.</summary>
public sealed class Destination : IDisposable
{
    internal Destination(string name, SinkOptions options, ISink sink, TimeProvider clock)
    {
        (Name, Options, Sink) = (name, options, sink);
        Breaker = new Breaker(options.BreaksAfter, options.BreakFor, clock);
        Plan = new RetryPlan(options.FirstRetry, options.LongestRetry, Least: 0);
    }

    public string Name { get; }

    public SinkOptions Options { get; }

    public ISink Sink { get; }

    public Breaker Breaker { get; }

    internal RetryPlan Plan { get; }

    internal Doorbell Bell { get; } = new();

    /// <summary>Most in one call.</summary>
    internal int BatchSize => Math.Min(Options.Batch ?? Sink.BatchSize, Sink.BatchSize);

    /// <summary>Until when the day's budget is known to be used up.</summary>
    internal DateTimeOffset RestsUntil { get; set; }

    public void Dispose() => Bell.Dispose();
}

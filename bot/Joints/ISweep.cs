namespace Channels.Bot.Joints;

/// <summary>Work that is looked for by the clock. Several nodes may look at once: the rows decide who does it.</summary>
public interface ISweep
{
    /// <summary>Stable short name, for the clock and the log.</summary>
    string Name { get; }

    /// <summary>When to look, as a Quartz cron expression with seconds.</summary>
    string Cron { get; }

    /// <returns>How much was done.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

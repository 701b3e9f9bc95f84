using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Transcripts;

/// <summary>Hears of lines that other nodes have appended: one look at the newest lines for all listeners of this node together.</summary>
internal sealed class ActivityWatch(
    ActivityLog log,
    ActivityBells bells,
    IOptions<ActivityWatchOptions> options,
    TimeProvider clock,
    ILogger<ActivityWatch> logger
) : BackgroundService
{
    /// <summary>One look. Looks back further than the interval: clocks of nodes differ, and a transaction takes its time.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!bells.IsAnybodyListening)
            return;
        foreach (var (conversation, last) in await log.MovedSinceAsync(clock.GetUtcNow() - options.Value.LookBack, cancellationToken))
            bells.Ring(conversation, last);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(options.Value.Interval, clock);
        try
        {
            while (await tick.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
#pragma warning disable CA1031 // The database may be away for a while; listeners look for themselves too.
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    ConversationLog.WatchFailed(logger, error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}

/// <summary>Section <c>Conversations:Watch</c>.</summary>
public sealed class ActivityWatchOptions
{
    /// <summary>How often to look for lines of other nodes; how late a person sees an answer that another node gave.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How far back a look goes.</summary>
    public TimeSpan LookBack { get; set; } = TimeSpan.FromSeconds(15);
}

internal static partial class ConversationLog
{
    [LoggerMessage(6101, LogLevel.Warning, "Lines of other nodes could not be looked for")]
    public static partial void WatchFailed(ILogger logger, Exception error);
}

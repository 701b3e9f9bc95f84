using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Data;

/// <summary>Asks for the database's time before anything else starts, and again and again.</summary>
internal sealed partial class DatabaseClockWatch(TimeProvider time, ILogger<DatabaseClockWatch> logger)
    : BackgroundService,
        IHostedLifecycleService
{
    // Where the product's time is this machine's own, there is nobody to ask.
    private readonly DatabaseClock? clock = time as DatabaseClock;

    public Task StartingAsync(CancellationToken cancellationToken) => AskAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (clock is null)
            return;
        using var every = new PeriodicTimer(DatabaseClock.Every, clock);
        while (await every.WaitForNextTickAsync(stoppingToken))
            await AskAsync(stoppingToken);
    }

    private async Task AskAsync(CancellationToken stop)
    {
        try
        {
            if (clock is not null)
                await clock.AskAsync(stop);
        }
#pragma warning disable CA1031 // Without the database nothing is claimed either; the last instant is carried on.
        catch (Exception error) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            NotAsked(logger, error);
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "The database's time could not be asked for; the last one is carried on")]
    private static partial void NotAsked(ILogger logger, Exception error);
}

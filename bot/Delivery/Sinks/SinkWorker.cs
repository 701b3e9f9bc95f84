using Channels.Bot.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>One loop a sink for as long as the node lives: a sink that hangs keeps its own hands busy and nobody else's.</summary>
internal sealed class SinkWorker(
    Destinations destinations,
    SinkRunner runner,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<SinkWorker> logger
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Enabled ? Task.WhenAll(destinations.All.Select(d => RunAsync(d, stoppingToken))) : Task.CompletedTask;

    private async Task RunAsync(Destination destination, CancellationToken stopping)
    {
        var settings = destination.Options;
        using var loop = new LeaseLoop<SinkBatch>(
            $"sink {destination.Name}",
            settings.Parallel,
            settings.Poll,
            destination.Bell,
            clock,
            logger
        );
        await Task.Run(
            () => loop.RunAsync((calls, stop) => runner.ClaimAsync(destination, calls, stop), runner.Start, stopping),
            CancellationToken.None
        );
    }
}

using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>Runs turns for as long as the node lives.</summary>
internal sealed class TurnWorker(
    TurnProcessor processor,
    TurnBell bell,
    IOptions<TurnOptions> options,
    TimeProvider clock,
    ILogger<TurnWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        using var loop = new LeaseLoop<InboxEvent>("turns", options.Value.Parallel, options.Value.Poll, bell.Bell, clock, logger);
        await Task.Run(() => loop.RunAsync(processor.ClaimAsync, processor.Start, stoppingToken), CancellationToken.None);
    }
}

using Channels.Bot.Data.Rows;
using Channels.Bot.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Tells the duty desk for as long as the node lives; says once when there is none to tell.</summary>
internal sealed class AlertWorker(
    AlertSender sender,
    IDutyDesk desk,
    IOptions<AlertOptions> options,
    TimeProvider clock,
    ILogger<AlertWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!desk.IsSetUp)
            DeliveryLog.NoDutyDesk(logger);
        if (!desk.IsSetUp || !options.Value.Enabled)
            return;

        // Nobody rings: what was raised on any node is found by looking.
        using var bell = new Doorbell();
        using var loop = new LeaseLoop<Alert>("alerts", AlertSender.Hands, options.Value.Poll, bell, clock, logger);
        await Task.Run(() => loop.RunAsync(sender.ClaimAsync, sender.Start, stoppingToken), CancellationToken.None);
    }
}

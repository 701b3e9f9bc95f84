using Channels.Bot.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Messages;

/// <summary>Sends messages for as long as the node lives.</summary>
internal sealed class MessageWorker(
    MessageSender sender,
    MessageBell bell,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<MessageWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        using var loop = new LeaseLoop<ClaimedMessage>("messages", options.Value.Parallel, options.Value.Poll, bell.Bell, clock, logger);
        await Task.Run(() => loop.RunAsync(sender.ClaimAsync, sender.Start, stoppingToken), CancellationToken.None);
    }
}

using Channels.Bot.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Messages;

/// <summary>Sends messages for as long as the node lives: each channel with hands of its own, so that one that hangs keeps none of
/// another's busy.</summary>
internal sealed class MessageWorker(
    MessageSender sender,
    ChannelGates gates,
    MessageBell bell,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<MessageWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan StrangersEvery = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Enabled
            ? Task.WhenAll(
                gates
                    .All.Select(g => g.Channel.Name)
                    .Select(name => Task.Run(() => SendAsync(name, stoppingToken), CancellationToken.None))
                    .Append(Task.Run(() => SendStrangersAsync(stoppingToken), CancellationToken.None))
            )
            : Task.CompletedTask;

    private async Task SendAsync(string channel, CancellationToken stopping)
    {
        using var loop = new LeaseLoop<ClaimedMessage>(
            "messages " + channel,
            options.Value.Parallel,
            options.Value.Poll,
            bell.Of(channel),
            clock,
            logger
        );
        await loop.RunAsync((most, stop) => sender.ClaimAsync(channel, most, stop), sender.Start, stopping);
    }

    /// <summary>What is left of channels that are here no more becomes dead letters.</summary>
    private async Task SendStrangersAsync(CancellationToken stopping)
    {
        using var every = new PeriodicTimer(StrangersEvery, clock);
        try
        {
            while (await every.WaitForNextTickAsync(stopping))
            {
                try
                {
                    await sender.RunStrangersAsync(stopping);
                }
#pragma warning disable CA1031 // The database may be away for a while; the next look is in a minute.
                catch (Exception error) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    QueueLog.ClaimFailed(logger, "messages of no channel", error);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The node ends.
        }
    }
}

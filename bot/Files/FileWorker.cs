using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery;
using Channels.Bot.Joints;
using Channels.Bot.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Files;

/// <summary>Fetches files for as long as the node lives.</summary>
internal sealed class FileWorker(
    FileFetcher fetcher,
    FileBell bell,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<FileWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        using var loop = new LeaseLoop<StoredFile>("files", 4, options.Value.Poll, bell.Bell, clock, logger);
        await Task.Run(() => loop.RunAsync(fetcher.ClaimAsync, fetcher.Start, stoppingToken), CancellationToken.None);
    }
}

/// <summary>Rung when files were noted.</summary>
public sealed class FileBell : IAfterTurn, IDisposable
{
    internal Doorbell Bell { get; } = new();

    public void Ring() => Bell.Ring();

    public void After(Turn turn)
    {
        if (turn.Read.Activity.Attachments is { Count: > 0 })
            Ring();
    }

    public void Dispose() => Bell.Dispose();
}

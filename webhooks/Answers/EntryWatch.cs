using Channels.Knowledge.Office;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Answers;

/// <summary>Looks for new versions of entries: before the first turn, every few seconds, and at once on the node that wrote.</summary>
internal sealed class EntryWatch(LiveIndex index, EntryBell bell, IOptions<KnowledgeOptions> options, TimeProvider clock)
    : BackgroundService,
        IHostedLifecycleService
{
    /// <summary>Before the first turn: what staff took out must not answer for the moment after a start. Without versions nobody
    /// waits.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken) => await index.LookAsync(isStart: true, cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services share the thread of the start until their first wait.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await index.LookAsync(isStart: false, stoppingToken);
            try
            {
                await bell.Bell.WaitAsync(options.Value.RefreshEvery, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}

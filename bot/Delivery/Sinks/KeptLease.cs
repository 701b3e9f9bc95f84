using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Renews the lease of what is being handed over for as long as that takes.</summary>
internal sealed class KeptLease : IAsyncDisposable
{
    private readonly PeriodicTimer timer;
    private readonly Task renewing;

    public KeptLease(SinkLedger ledger, SinkBatch batch, TimeProvider clock, ILogger logger)
    {
        timer = new PeriodicTimer(batch.Destination.Options.Lease / 3, clock);
        renewing = RenewAsync(ledger, batch, logger);
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await renewing;
    }

    private async Task RenewAsync(SinkLedger ledger, SinkBatch batch, ILogger logger)
    {
        var ids = batch.Items.Select(i => i.Id).ToList();
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                await ledger.RenewAsync(batch.Token, ids, batch.Destination.Options.Lease, CancellationToken.None);
            }
#pragma warning disable CA1031 // The database may be away: the next tick tries again, and without it the lease simply ends.
            catch (Exception error)
#pragma warning restore CA1031
            {
                // The token decides who may record a result.
                SinkLog.NotRenewed(logger, batch.Destination.Name, error);
            }
        }
    }
}

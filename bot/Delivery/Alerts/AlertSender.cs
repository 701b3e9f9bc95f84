using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>
/// Takes alerts by lease and tells the duty desk until it has them. A desk may hear of one more than once (an answer can be
/// lost on its way); the id is always the same.
/// </summary>
public sealed class AlertSender(
    IStore store,
    IDutyDesk desk,
    AlertLedger ledger,
    ChannelsMeter meter,
    TimeProvider clock,
    IOptions<AlertOptions> options,
    ILogger<AlertSender> logger
)
{
    /// <summary>Requests to the desk in flight at once from this node.</summary>
    internal const int Hands = 4;

    private static readonly Leased Untold = new("Alerts");

    public async Task<IReadOnlyList<Alert>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = Guid.CreateVersion7(now);
        return await store.WriteAsync(
            async (db, stop) =>
            {
                var rows = await store.Dialect.ClaimAsync<Alert>(db, Untold, new Claim(now, token, now + options.Value.Lease, most), stop);
                return Written.Keep<IReadOnlyList<Alert>>(rows);
            },
            cancellationToken
        );
    }

    public IEnumerable<Task> Start(IReadOnlyList<Alert> claimed) => claimed.Select(one => Task.Run(() => TellAsync(one))).ToList();

    /// <summary>Claims and tells what is due now; nothing when no desk is set up.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        if (!desk.IsSetUp)
            return 0;
        var claimed = await ClaimAsync(Hands, cancellationToken);
        await Task.WhenAll(Start(claimed));
        return claimed.Count;
    }

    private async Task TellAsync(Alert alert)
    {
        try
        {
            switch (await desk.TellAsync(alert, CancellationToken.None))
            {
                case DeskOutcome.Taken:
                    if (await ledger.TakenAsync(alert))
                        Count(alert, "taken");
                    break;
                case DeskOutcome.NotTaken not:
                    DeliveryLog.AlertNotTaken(logger, alert.Id, alert.Kind, not.Code, alert.Attempts);
                    Count(alert, "failed");
                    await ledger.LaterAsync(alert, not.Code, not.After);
                    break;
            }
        }
#pragma warning disable CA1031 // A bug with one alert must not stop the sender; its lease ends and it is told again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            DeliveryLog.AlertFailed(logger, alert.Id, error);
        }
    }

    private void Count(Alert alert, string outcome) => meter.Alerts.Add(1, new("kind", alert.Kind), new("outcome", outcome));
}

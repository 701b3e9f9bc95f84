using Channels.Bot.Data;
using Channels.Bot.Joints;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Erasure;

/// <summary>
/// Takes out of every room what has had its time. What was given up stays until staff have dealt with it, and so does an alert
/// nobody took.
/// </summary>
public sealed class RetentionSweep(IStore store, IEnumerable<IExpire> rooms, TimeProvider clock, IOptions<RetentionOptions> options)
    : ISweep
{
    private const int RowsPerWrite = 500;

    public string Name => "retention";

    public string Cron => "0 17 * * * ?";

    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var total = 0;
        foreach (var expiry in rooms.SelectMany(r => r.Expired(now, options.Value)))
            total += await InPartsAsync(expiry, cancellationToken);
        return total;
    }

    private async Task<int> InPartsAsync(Expiry expiry, CancellationToken cancellationToken)
    {
        // In small transactions: nobody waits long behind a sweep.
        var total = 0;
        while (true)
        {
            var gone = await store.WriteAsync(async (db, stop) => Written.Keep(await expiry(db, RowsPerWrite, stop)), cancellationToken);
            total += gone;
            if (gone < RowsPerWrite)
                return total;
        }
    }
}

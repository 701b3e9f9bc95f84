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
    private const int Fewest = 8;
    private const int Most = 500;

    // A small part of what a writer may be held: the rest is for the flush, and for whoever stood before it.
    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(8);

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
        // In short transactions: nobody waits long behind a sweep. How long a row takes depends on what hangs on it, so the time decides
        // how many go at once.
        var (total, rows) = (0, Fewest);
        while (true)
        {
            var most = rows;
            var (gone, took) = await store.WriteAsync(
                async (db, stop) =>
                {
                    var started = clock.GetTimestamp();
                    var count = await expiry(db, most, stop);
                    return Written.Keep((count, clock.GetElapsedTime(started)));
                },
                cancellationToken
            );
            total += gone;
            if (gone < most)
                return total;
            rows = Next(most, took);
        }
    }

    /// <summary>Twice as many after a write that took less than half of the aim, half as many after one that took longer.</summary>
    private static int Next(int rows, TimeSpan took)
    {
        var next =
            took > Aim ? rows / 2
            : took < Aim / 2 ? rows * 2
            : rows;
        return Math.Clamp(next, Fewest, Most);
    }
}

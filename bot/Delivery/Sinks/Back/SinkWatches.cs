using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Sinks;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks.Back;

/// <summary>How far each sink was read; of several nodes one looks.</summary>
public sealed class SinkWatches(IStore store, TimeProvider clock)
{
    /// <summary>Takes a look that is due: whoever puts the next one off has this one.</summary>
    /// <returns>Null when it is not due, or another node looks.</returns>
    public Task<WatchTurn?> BeginAsync(string sink, string procedure, TimeSpan every, CancellationToken cancellationToken) =>
        store.WriteOrFindAsync(
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                var next = now + every;
                var row = await db.SinkWatches.AsNoTracking().SingleOrDefaultAsync(w => w.Sink == sink && w.Procedure == procedure, stop);
                if (row is null)
                {
                    db.SinkWatches.Add(
                        new SinkWatch
                        {
                            Sink = sink,
                            Procedure = procedure,
                            DueAt = next,
                        }
                    );
                    await db.SaveChangesAsync(stop);
                    return Written.Keep<WatchTurn?>(new WatchTurn(null));
                }

                var taken = await db
                    .SinkWatches.Where(w => w.Sink == sink && w.Procedure == procedure && w.DueAt <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(w => w.DueAt, next), stop);
                return taken == 1 ? Written.Keep<WatchTurn?>(new WatchTurn(row.Cursor)) : Written.Undo<WatchTurn?>(null);
            },
            cancellationToken
        );

    /// <summary>Everything up to here was acted upon.</summary>
    public Task ReadAsync(string sink, string procedure, string? cursor, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                return Written.Keep(
                    await db
                        .SinkWatches.Where(w => w.Sink == sink && w.Procedure == procedure)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(w => w.Cursor, cursor)
                                    .SetProperty(w => w.ReadAt, now)
                                    .SetProperty(w => w.Code, (string?)null),
                            stop
                        )
                );
            },
            cancellationToken
        );

    /// <summary>It could not be read: again after a while.</summary>
    public Task FailedAsync(string sink, string procedure, string code, TimeSpan wait, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                var next = clock.GetUtcNow() + wait;
                return Written.Keep(
                    await db
                        .SinkWatches.Where(w => w.Sink == sink && w.Procedure == procedure)
                        .ExecuteUpdateAsync(set => set.SetProperty(w => w.Code, code).SetProperty(w => w.DueAt, next), stop)
                );
            },
            cancellationToken
        );
}

/// <summary>A look that one node has.</summary>
/// <param name="Cursor">From where.</param>
public sealed record WatchTurn(string? Cursor);

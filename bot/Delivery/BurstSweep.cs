using Channels.Bot.Data;
using Channels.Bot.Joints;

namespace Channels.Bot.Delivery;

/// <summary>
/// After a burst the database plans by what was before it, until it looks by itself; a claim planned for an empty table walks through a
/// full one. Every minute it is asked to look where much has changed.
/// </summary>
internal sealed class BurstSweep(IStore store) : ISweep
{
    public string Name => "bursts";

    public string Cron => "50 * * * * ?";

    /// <returns>How many tables were looked at.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        // No rows change: it needs no transaction, and on SQLite not the one writer.
        store.ReadAsync((db, stop) => store.Dialect.RefreshAsync(db, stop), cancellationToken);
}

using Channels.Bot.Data;

namespace Channels.Webhooks.Hosting;

/// <summary>Whether the database can be reached, is at this version, and was written with this key.</summary>
internal sealed class DatabaseCheck(DatabaseMigrator migrator, Installation installation) : ISelfCheck
{
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pending = await migrator.PendingAsync(cancellationToken);
            if (pending.Count > 0)
                return [$"database: {pending.Count} migrations pending; run the verb migrate"];
            return await installation.IsMyKeyAsync(cancellationToken)
                ? []
                : ["database: written with another key than the key file holds; put the key file of this installation back"];
        }
#pragma warning disable CA1031 // Any failure to reach the database is the finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return [$"database: cannot be reached ({error.GetType().Name})"];
        }
    }
}

using Channels.Bot.Data;

namespace Channels.Webhooks.Hosting;

/// <summary>Whether the database can be reached and is at this version.</summary>
internal sealed class DatabaseCheck(DatabaseMigrator migrator) : ISelfCheck
{
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pending = await migrator.PendingAsync(cancellationToken);
            return pending.Count == 0 ? [] : [$"database: {pending.Count} migrations pending; run the verb migrate"];
        }
#pragma warning disable CA1031 // Any failure to reach the database is the finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return [$"database: cannot be reached ({error.GetType().Name})"];
        }
    }
}

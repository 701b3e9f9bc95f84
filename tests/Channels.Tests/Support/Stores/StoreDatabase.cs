using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Support.Stores;

/// <summary>
/// The databases a test class works on: one that is migrated and shared by its tests, and new empty ones on demand. A server
/// that is not there is no failure: <see cref="Unconfigured"/> then says what is missing, and the tests are skipped with it.
/// </summary>
public abstract class StoreDatabase : IAsyncLifetime
{
    private Func<ChannelsDb>? create;

    /// <summary>The value of <c>Database:Provider</c>.</summary>
    internal abstract string Provider { get; }

    /// <summary>Why nothing can run here, or null.</summary>
    internal string? Unconfigured { get; private protected set; }

    /// <summary>Of the migrated database.</summary>
    internal string ConnectionString { get; private set; } = "";

    /// <summary>Contexts of the migrated database, made as the product makes them.</summary>
    internal Func<ChannelsDb> Create => create ?? throw new InvalidOperationException(Unconfigured);

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        if (Unconfigured is not null)
            return;
        ConnectionString = await NewAsync();
        create = Contexts(ConnectionString);
        await using var db = create();
        await db.Database.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The connection string of a database without tables.</summary>
    internal abstract Task<string> NewAsync();

    internal Func<ChannelsDb> Contexts(string connectionString) =>
        DataServices.Factory(new DatabaseOptions { Provider = Provider }, connectionString);

    /// <summary>A door to the migrated database, as one more node would have.</summary>
    internal virtual IStore OpenStore() => new ServerStore(Create);

    /// <summary>Takes every row out, so that tests of one class do not see each other.</summary>
    internal async Task ClearAsync()
    {
        await using var db = Create();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct())
        {
#pragma warning disable EF1002 // The model's own names.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"");
#pragma warning restore EF1002
        }
    }

    private protected virtual ValueTask PrepareAsync() => ValueTask.CompletedTask;

    private protected abstract ValueTask CleanUpAsync();
}

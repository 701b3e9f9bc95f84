using Microsoft.Data.SqlClient;

namespace Channels.Tests.Support.Stores;

/// <summary>Databases on the server named by <c>CHANNELS_TEST_SQLSERVER</c>.</summary>
public sealed class SqlServerDatabase : StoreDatabase
{
    private readonly string? server = Environment.GetEnvironmentVariable("CHANNELS_TEST_SQLSERVER");
    private readonly List<string> made = [];

    internal override string Provider => "sqlserver";

    /// <summary>A name only: migrating makes the database.</summary>
    internal override Task<string> NewAsync()
    {
        var text = new SqlConnectionStringBuilder(server) { InitialCatalog = $"channels_{Guid.CreateVersion7():N}" }.ToString();
        made.Add(text);
        return Task.FromResult(text);
    }

    private protected override ValueTask PrepareAsync()
    {
        if (string.IsNullOrEmpty(server))
            Unconfigured = "Unconfigured: set CHANNELS_TEST_SQLSERVER";
        return ValueTask.CompletedTask;
    }

    private protected override async ValueTask CleanUpAsync()
    {
        foreach (var text in made)
        {
            await using var db = Contexts(text)();
            await db.Database.EnsureDeletedAsync();
        }
    }
}

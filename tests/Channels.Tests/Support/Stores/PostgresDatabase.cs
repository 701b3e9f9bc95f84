using Npgsql;

namespace Channels.Tests.Support.Stores;

/// <summary>Databases on the server of the environment, or on one the tests start themselves.</summary>
public sealed class PostgresDatabase(PostgresServer server) : StoreDatabase
{
    private readonly List<string> made = [];

    internal override string Provider => "postgres";

    internal override async Task<string> NewAsync()
    {
        var name = $"channels_{Guid.CreateVersion7():N}";
        await server.ExecuteAsync($"CREATE DATABASE {name}");
        made.Add(name);
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ToString();
    }

    private protected override async ValueTask PrepareAsync()
    {
        await server.StartAsync();
        Unconfigured = server.Unconfigured;
    }

    private protected override async ValueTask CleanUpAsync()
    {
        foreach (var name in made)
            await server.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }
}

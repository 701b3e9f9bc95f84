using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Channels.Benchmarks.Load;

/// <summary>
/// An empty database for one measurement, read afterwards by a connection that has nothing to do with the product. The folder holds the
/// SQLite file, or on PostgreSQL only the key file; there the database is dropped at the end.
/// </summary>
internal sealed class LoadDatabase : IDisposable
{
    private readonly string? server;
    private readonly string name;

    private LoadDatabase(string folder, string? server)
    {
        (Folder, this.server) = (folder, server);
        name = $"channels_load_{Environment.ProcessId}_{Path.GetFileName(folder)}";
        if (server is not null)
            OnServer($"CREATE DATABASE {name}");
    }

    public string Folder { get; }

    /// <summary>What the product is told of it.</summary>
    public IReadOnlyList<string> Settings =>
        server is null
            ? ["--Database:Folder=" + Folder]
            :
            [
                "--Database:Folder=" + Folder,
                "--Database:Provider=postgres",
                "--Database:MigrateOnStart=true",
                "--ConnectionStrings:Channels=" + Own,
            ];

    private string Own => new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();

    public static LoadDatabase Create(string folder, LoadOptions options)
    {
        Directory.CreateDirectory(folder);
        return new LoadDatabase(folder, options.Database == "sqlite" ? null : options.Connection);
    }

    /// <summary>A number from the database. <paramref name="sql"/> is a constant of the run.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using System.Data.Common.DbConnection connection = server is null
            ? new SqliteConnection($"Data Source={Path.Combine(Folder, "channels.db")};Mode=ReadWrite;Pooling=False")
            : new NpgsqlConnection(Own + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the load run.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>How commits reach the disk, in the database's own words.</summary>
    public async Task<string> DurabilityAsync()
    {
        if (server is null)
            return await Evidence.WriterModeAsync(Folder);
        await using var connection = new NpgsqlConnection(Own + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync=' || current_setting('fsync')"
                + " || ', synchronous_commit=' || current_setting('synchronous_commit')",
            connection
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose()
    {
        if (server is not null)
            OnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private void OnServer(string sql)
    {
        using var connection = new NpgsqlConnection(server + ";Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // The name is made of digits and constants.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

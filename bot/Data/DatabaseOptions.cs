using System.ComponentModel.DataAnnotations;

namespace Channels.Bot.Data;

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>sqlite</c> (default), <c>sqlserver</c> or <c>postgres</c>.</summary>
    [RegularExpression("^(sqlite|sqlserver|postgres)$", ErrorMessage = "Database:Provider is sqlite, sqlserver or postgres.")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Folder of the default SQLite file and key file, relative to the working directory.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>The file with the master key of personal columns; null means <c>channels.key</c> in <see cref="Folder"/>. All nodes
    /// share it.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Bring the database to this version at start; null means yes for SQLite only (elsewhere the verb <c>migrate</c> does
    /// it).</summary>
    public bool? MigrateOnStart { get; set; }

    /// <summary>How long somebody who waits for an answer waits for a write to begin; then they are told that it cannot be had.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan WriteWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>SQLite: writes of people who wait for an answer that may queue before its one writer; more are refused at once.</summary>
    [Range(1, 1_000_000)]
    public int MostWaitingWrites { get; set; } = 2_000;

    /// <summary>PostgreSQL: a statement that takes longer is ended by the server, also when its client is gone; zero: never. Migrations
    /// have no limit.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan StatementWithin { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>PostgreSQL: a transaction in which nothing happens for so long is ended by the server, and its locks with it; zero:
    /// never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan IdleInTransaction { get; set; } = TimeSpan.FromMinutes(1);

    internal string EffectiveKeyFile => KeyFile ?? Path.Combine(Folder, "channels.key");
}

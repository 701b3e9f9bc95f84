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

    internal string EffectiveKeyFile => KeyFile ?? Path.Combine(Folder, "channels.key");
}

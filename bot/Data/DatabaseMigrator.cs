using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Data;

/// <summary>Brings the database to this version, and tells whether it is there.</summary>
public sealed class DatabaseMigrator(IOptions<DatabaseOptions> options, IConfiguration configuration, Func<ChannelsDb> create)
{
    /// <summary>Whether <c>serve</c> migrates by itself.</summary>
    public bool RunsAtStart => options.Value.MigrateOnStart ?? options.Value.Provider == "sqlite";

    /// <summary>Applies what is missing; a new SQLite file is made readable by its owner only.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider == "sqlite")
            PrepareFile();
        await using var db = create();
        await db.Database.MigrateAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var db = create();
        return [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
    }

    private void PrepareFile()
    {
        var text = DataServices.SqliteConnectionString(options.Value, configuration.GetConnectionString("Channels"));
        var path = Path.GetFullPath(new SqliteConnectionStringBuilder(text).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) || OperatingSystem.IsWindows())
            return;
        using var made = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}

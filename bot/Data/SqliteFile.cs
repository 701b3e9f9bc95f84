using Microsoft.Data.Sqlite;

namespace Channels.Bot.Data;

/// <summary>The database file of the embedded provider.</summary>
internal static class SqliteFile
{
    /// <summary>Makes the folder, and a new file that only its owner may read; must come before the first connection.</summary>
    public static void Prepare(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:")
            return;
        var path = Path.GetFullPath(settings.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) || OperatingSystem.IsWindows())
            return;
        using var made = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
    }
}

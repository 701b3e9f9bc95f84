using Microsoft.Data.Sqlite;

namespace Channels.Bot.Data;

/// <summary>The database file of the embedded provider.</summary>
internal static class SqliteFile
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until no other process migrates this file. The lock is the operating system's: it ends with its process, however that
    /// ends.</summary>
    /// <returns>Dispose ends it; null where there is no file.</returns>
    public static async Task<IDisposable?> AloneAsync(string? connectionString, CancellationToken stop)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:")
            return null;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var again = new PeriodicTimer(Again);
        while (true)
        {
            try
            {
                return new FileStream(Path.GetFullPath(settings.DataSource) + ".migrating", options);
            }
            catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException))
            {
                await again.WaitForNextTickAsync(stop);
            }
        }
    }

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

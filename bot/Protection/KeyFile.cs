using System.Security.Cryptography;

namespace Channels.Bot.Protection;

/// <summary>
/// The file with the master key: one line of base64, readable by its owner only. Whoever loses it loses every personal
/// column, so it belongs into the backup, apart from the database.
/// </summary>
public static class KeyFile
{
    /// <summary>Reads the key, or makes it at the first start. Two processes starting at once agree on one key.</summary>
    /// <exception cref="InvalidDataException">The file exists and does not hold 32 bytes of base64.</exception>
    public static byte[] ReadOrCreate(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (directory is not null)
            Directory.CreateDirectory(directory);
        if (!File.Exists(path))
        {
            // Of processes that start at once on a new folder, one makes the key and the others wait for it.
            using var turn = TakeTurn(path + ".lock");
            if (!File.Exists(path))
                Create(path);
        }

        var key = new byte[32];
        var text = File.ReadAllText(path).Trim();
        if (!Convert.TryFromBase64String(text, key, out var written) || written != 32)
            throw new InvalidDataException($"{path} is not a key file: it must hold 32 bytes as base64.");
        return key;
    }

    private static void Create(string path)
    {
        // Written whole under another name and renamed: a crash leaves no half key.
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }

    private static FileStream TakeTurn(string path)
    {
        var waiting = new SpinWait();
        while (true)
        {
            try
            {
                return new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException)
            {
                waiting.SpinOnce();
            }
        }
    }
}

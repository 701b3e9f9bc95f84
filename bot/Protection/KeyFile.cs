using System.Security.Cryptography;

namespace Channels.Bot.Protection;

/// <summary>
/// The file with the keys (<see cref="KeyRing"/>), readable by its owner only. Whoever loses it loses every personal
/// column, so it belongs into a backup, apart from the database.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="isNeeded">Whether there is already a database that was written with a key: then none is made in its place. Null: a first key is
/// made whenever there is no file.</param>
public sealed class KeyFile(string path, Func<bool>? isNeeded = null) : IKeySource
{
    /// <summary>Reads the keys, or makes the first one at the first start. Two processes starting at once agree on one key.</summary>
    /// <exception cref="InvalidDataException">The file exists and is no key file, or others can read it.</exception>
    public static KeyRing ReadOrCreate(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (directory is not null)
            Directory.CreateDirectory(directory);
        if (!File.Exists(path))
        {
            // Of processes that start at once on a new folder, one makes the key and the others wait for it.
            using var turn = TakeTurn(path + ".lock");
            if (!File.Exists(path))
                Write(path, KeyRing.Of(RandomNumberGenerator.GetBytes(32)), overwrite: false);
        }

        var ring =
            KeyRing.Parse(File.ReadAllText(path))
            ?? throw new InvalidDataException($"{path} is not a key file: it must hold 32 bytes as base64, or a ring of keys.");
        MustBePrivate(path);
        return ring;
    }

    /// <exception cref="InvalidDataException">There is no file, and something was sealed with the keys in it; or it is no key file.</exception>
    public KeyRing Read()
    {
        // A new key in the place of a lost one would open nothing, and nobody would see any more that one was lost.
        if (!File.Exists(path) && isNeeded?.Invoke() is true)
            throw new InvalidDataException(
                $"There is no key file at {Path.GetFullPath(path)}, and this database was written with one. Put the key file of this installation "
                    + "back (Database:KeyFile), or start with a new database. Nothing was changed."
            );
        return ReadOrCreate(path);
    }

    public KeyRing Change(Func<KeyRing, KeyRing> change)
    {
        using var turn = TakeTurn(path + ".lock");
        var ring = change(Read());
        Write(path, ring, overwrite: true);
        return ring;
    }

    /// <summary>A key that others of this machine can read is no key. Its group may: that is how orchestrators give secrets.</summary>
    private static void MustBePrivate(string path)
    {
        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            throw new InvalidDataException($"{path} can be read by everybody or written by others: chmod 600 {path}");
    }

    private static void Write(string path, KeyRing ring, bool overwrite)
    {
        // Written whole under another name and renamed: a crash leaves the file as it was, or the new one.
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(ring.ToString()));
            stream.Flush(flushToDisk: true);
        }

        // Who could read the old one (a group, as orchestrators give secrets) can read the new one.
        if (overwrite && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
        File.Move(draft, path, overwrite);
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

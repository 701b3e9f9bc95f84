using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Channels.Bot.Data;

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
            Create(path);
        var key = new byte[32];
        var text = File.ReadAllText(path).Trim();
        if (!Convert.TryFromBase64String(text, key, out var written) || written != 32)
            throw new InvalidDataException($"{path} is not a key file: it must hold 32 bytes as base64.");
        return key;
    }

    private static void Create(string path)
    {
        // Written whole under another name and put in place without overwriting: a crash leaves no half key, and of two
        // processes the second keeps the first one's key.
        // The draft's name is random: in containers every process has the same id.
        var draft = $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            PutInPlace(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void PutInPlace(string draft, string path)
    {
        // On Unix File.Move looks first and renames then, so two processes can both find nothing there; making a link is one step.
        if (!OperatingSystem.IsWindows() && Link(Native(draft), Native(path)) == 0)
            return;

        // Windows, something in the way, or a file system without links.
        File.Move(draft, path, overwrite: false);
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] existing, byte[] made);

    private static byte[] Native(string path) => Encoding.UTF8.GetBytes(path + "\0");
}

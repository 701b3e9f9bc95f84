using System.Runtime.InteropServices;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary>
/// Every change the mirror makes to the disk goes through here, one method a change, so that a test can cut the power at each of them. What
/// is written is on the disk only once it was synced.
/// </summary>
internal class PullDisk
{
    private const int OpenDirectory = 0x10000; // O_RDONLY | O_DIRECTORY

    /// <summary>A folder that only its owner reads: what is in it is personal.</summary>
    public virtual void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Adds to the end of a file, from a length on: what stands behind it goes.</summary>
    public virtual void Append(string path, long from, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(from);
        file.Position = from;
        file.Write(bytes);
    }

    /// <summary>What was written to a file is on the disk when this returns.</summary>
    public virtual void Sync(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>A folder takes its place in one step.</summary>
    public virtual void Move(string from, string to) => Directory.Move(from, to);

    /// <summary>The names in a folder are on the disk when this returns; Windows keeps them in its journal by itself.</summary>
    public virtual void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(path, OpenDirectory);
        if (handle < 0)
            throw new IOException($"{path} cannot be opened to be synced.");
        var failed = FSync(handle) != 0;
        _ = Close(handle);
        if (failed)
            throw new IOException($"{path} cannot be synced.");
    }

    public virtual void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}

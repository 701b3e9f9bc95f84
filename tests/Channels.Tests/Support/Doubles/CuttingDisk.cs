using Channels.Webhooks.Verbs.Pull;

namespace Channels.Tests.Support.Doubles;

/// <summary>
/// A disk whose power goes after so many steps (a byte written is one step, every other change is one). What was not synced is then lost in
/// one of the ways disks lose it.
/// </summary>
internal sealed class CuttingDisk(long steps, Loss loss) : PullDisk
{
    private readonly Dictionary<string, long> synced = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> moved = [];
    private readonly List<string> made = [];
    private long left = steps;

    /// <summary>How many steps were taken.</summary>
    public long Steps { get; private set; }

    /// <summary>After which steps something began or ended: where a cut differs most.</summary>
    public List<long> Edges { get; } = [];

    public override void MakeFolder(string path)
    {
        var isNew = !Directory.Exists(path);
        Step();
        base.MakeFolder(path);
        if (isNew)
            made.Add(path);
    }

    public override void Append(string path, long from, ReadOnlySpan<byte> bytes)
    {
        Step();
        if (!synced.ContainsKey(path))
            synced[path] = File.Exists(path) ? Math.Min(from, new FileInfo(path).Length) : -1;
        synced[path] = Math.Min(synced[path], from);
        if (bytes.Length > left)
        {
            base.Append(path, from, bytes[..(int)left]);
            left = 0;
            Cut();
        }

        left -= bytes.Length;
        Steps += bytes.Length;
        base.Append(path, from, bytes);
        Edges.Add(Steps);
    }

    public override void Sync(string path)
    {
        Step();
        base.Sync(path);
        synced.Remove(path);
    }

    public override void Move(string from, string to)
    {
        Step();
        base.Move(from, to);
        moved.Add((from, to));
        foreach (var path in synced.Keys.Where(k => k.StartsWith(from, StringComparison.Ordinal)).ToList())
        {
            synced[to + path[from.Length..]] = synced[path];
            synced.Remove(path);
        }
    }

    public override void SyncFolder(string path)
    {
        Step();
        base.SyncFolder(path);
        moved.RemoveAll(m => Path.GetDirectoryName(m.To) == path);
        made.RemoveAll(m => Path.GetDirectoryName(m) == path);
    }

    public override void Remove(string folder)
    {
        Step();
        base.Remove(folder);
    }

    private void Step()
    {
        Edges.Add(Steps);
        if (left == 0)
            Cut();
        left--;
        Steps++;
    }

    private void Cut()
    {
        if (loss is not Loss.Nothing)
        {
            foreach (var (path, length) in synced.Where(s => File.Exists(s.Key)))
            {
                if (loss is Loss.Zeros)
                    Zero(path, Math.Max(0, length));
                else if (length < 0)
                    File.Delete(path);
                else
                    using (var file = new FileStream(path, FileMode.Open))
                        file.SetLength(length);
            }

            if (loss is Loss.Unsynced)
                foreach (var (from, to) in Enumerable.Reverse(moved))
                    Directory.Move(to, from);
        }

        throw new PowerCut();
    }

    /// <summary>The length was kept, the bytes were not.</summary>
    private static void Zero(string path, long from)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = from;
        file.Write(new byte[file.Length - from]);
    }
}

/// <summary>What a disk makes of what was not synced.</summary>
internal enum Loss
{
    /// <summary>All of it arrived (a process that was killed).</summary>
    Nothing,

    /// <summary>None of it arrived, names included.</summary>
    Unsynced,

    /// <summary>Lengths arrived, and zeros instead of bytes.</summary>
    Zeros,
}

/// <summary>The power went.</summary>
internal sealed class PowerCut : Exception;

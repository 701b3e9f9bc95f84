using System.Security.Cryptography;
using System.Text.Json;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary>
/// Brings one revision into the folder: first beside it, file by file and part by part, then in one step to its place. What was there
/// already when the power went is gone on with; whatever does not fit its hash is fetched anew.
/// </summary>
internal sealed class PullFetch(PullClient client, PullDisk disk, string root)
{
    public const string Content = "submission.json";
    public const string Staging = ".part";

    /// <summary>Where a revision lies, below the folder.</summary>
    public static string FolderOf(PullContent content) => Path.Combine(content.Reference, $"r{content.Revision}");

    /// <returns>The line for the manifest: everything it names is on the disk.</returns>
    public async Task<PullLine> FetchAsync(PullContent content, byte[] json, DateTimeOffset now, CancellationToken stop)
    {
        var place = Path.Combine(root, FolderOf(content));

        // The power went between the last two steps: it is there, or it is not worth keeping.
        if (Directory.Exists(place))
        {
            if (LineOf(content, place, now) is { } whole)
            {
                Settle(place);
                return whole;
            }

            disk.Remove(place);
        }

        var staged = Path.Combine(root, Staging, $"{content.Reference}-r{content.Revision}");
        foreach (var old in Others(content, staged))
            disk.Remove(old);
        disk.MakeFolder(staged);
        foreach (var file in content.Files.Where(f => f.Status is "stored"))
            await FetchAsync(content, file, Path.Combine(staged, file.Name), stop);
        Write(Path.Combine(staged, Content), json);
        var line = LineOf(content, staged, now) ?? throw new PullRefused("pull.hash", "What was written does not fit its hash.");
        disk.SyncFolder(staged);
        disk.MakeFolder(Path.GetDirectoryName(place)!);
        disk.Move(staged, place);
        Settle(place);
        return line;
    }

    /// <summary>The line of a revision that lies in its place, whole; null: it is not, or it is another one's.</summary>
    /// <param name="place">Below the folder.</param>
    public static PullLine? Look(string root, string place, DateTimeOffset now)
    {
        var json = Path.Combine(root, place, Content);
        return File.Exists(json) && PullContent.Read(File.ReadAllBytes(json)) is { } content && FolderOf(content) == place
            ? LineOf(content, Path.Combine(root, place), now)
            : null;
    }

    /// <summary>Files of a line that are not as they were written; those that somebody took away as a whole are not looked for.</summary>
    public static IEnumerable<string> Damaged(string root, PullLine line)
    {
        var folder = Path.Combine(root, line.Folder);
        return Directory.Exists(folder)
            ? line.Files.Where(f => HashOf(Path.Combine(folder, f.Name)) != f.Sha256).Select(f => $"{line.Folder}/{f.Name}")
            : [];
    }

    private async Task FetchAsync(PullContent content, PullContentFile file, string path, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var bytes = File.Exists(path) ? new FileInfo(path).Length : 0;
            if (bytes != file.Size || HashOf(path) != file.Sha256)
                await PartsAsync(content, file, path, bytes < file.Size ? bytes : 0, stop);
            disk.Sync(path);
            if (HashOf(path) == file.Sha256)
                return;

            // Begun before the power went, and not what it seemed: from the first byte on.
            disk.Append(path, 0, []);
            if (attempt == 2)
                throw new PullRefused("pull.hash", $"File {file.Id} does not fit its hash.");
        }
    }

    private async Task PartsAsync(PullContent content, PullContentFile file, string path, long have, CancellationToken stop)
    {
        var address =
            JsonSerializer.Deserialize<PullAddress>(
                await client.PostAsync($"submissions/{content.Reference}/files/{file.Id:D}/addresses", stop),
                JsonSerializerOptions.Web
            ) ?? throw new PullRefused("pull.address", "The server gave no address.");
        for (var part = (int)(have / address.PartSize) + 1; part <= address.Parts; part++)
        {
            var bytes = await client.GetAsync($"{address.Address}/{part}", stop);
            disk.Append(path, (long)(part - 1) * address.PartSize, bytes);
            disk.Sync(path);
        }
    }

    private void Write(string path, byte[] bytes)
    {
        disk.Append(path, 0, bytes);
        disk.Sync(path);
    }

    /// <summary>The names above it are on the disk too.</summary>
    private void Settle(string place)
    {
        disk.SyncFolder(Path.GetDirectoryName(place)!);
        disk.SyncFolder(root);
    }

    private IEnumerable<string> Others(PullContent content, string staged)
    {
        var folder = Path.Combine(root, Staging);
        return Directory.Exists(folder)
            ? Directory.GetDirectories(folder, content.Reference + "-r*").Where(d => !string.Equals(d, staged, StringComparison.Ordinal))
            : [];
    }

    /// <returns>Null when something is not there or not as it should be.</returns>
    private static PullLine? LineOf(PullContent content, string folder, DateTimeOffset now)
    {
        var own = Path.Combine(folder, Content);
        if (!File.Exists(own) || PullContent.Read(File.ReadAllBytes(own)) is not { } there || there.Revision != content.Revision)
            return null;
        var files = new List<PullFile> { new(Content, new FileInfo(own).Length, HashOf(own)!) };
        foreach (var file in content.Files.Where(f => f.Status is "stored"))
        {
            var path = Path.Combine(folder, file.Name);
            if (file.Sha256 is null || HashOf(path) != file.Sha256)
                return null;
            files.Add(new PullFile(file.Name, new FileInfo(path).Length, file.Sha256));
        }

        return new PullLine(
            content.Reference,
            content.Revision,
            content.Procedure,
            content.Version,
            FolderOf(content).Replace(Path.DirectorySeparatorChar, '/'),
            files,
            [.. content.Files.Where(f => f.Status is not "stored").Select(f => f.Id.ToString("D"))],
            now
        );
    }

    private static string? HashOf(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary>
/// What the mirror has, one line of JSON for each revision, only ever added to. A last line that has no end was being written when the
/// power went: <see cref="Cut"/> says so.
/// </summary>
internal sealed partial class PullManifest
{
    public const string FileName = "manifest.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly PullDisk disk;
    private readonly string path;
    private readonly Dictionary<(string Reference, int Revision), PullLine> lines = [];
    private long length;

    private PullManifest(PullDisk disk, string path) => (this.disk, this.path) = (disk, path);

    public IReadOnlyCollection<PullLine> Lines => lines.Values;

    /// <summary>The number in a last line that was not whole, empty when that was lost too; null: every line is whole.</summary>
    public string? Cut { get; private set; }

    /// <summary>Reads it.</summary>
    /// <returns>Null with the number of a whole line that cannot be read: somebody wrote into it.</returns>
    public static (PullManifest? Manifest, int BadLine) Open(PullDisk disk, string folder)
    {
        var manifest = new PullManifest(disk, Path.Combine(folder, FileName));
        var bytes = File.Exists(manifest.path) ? File.ReadAllBytes(manifest.path) : [];
        var (end, number) = (0, 0);
        while (Array.IndexOf(bytes, (byte)'\n', end) is >= 0 and var stop)
        {
            number++;
            if (Read(Encoding.UTF8.GetString(bytes, end, stop - end)) is { } line)
                manifest.lines[(line.Reference, line.Revision)] = line;
            // A disk that lost power may leave zeros where the last line was to be.
            else if (stop == bytes.Length - 1 && bytes.AsSpan(end, stop - end).Contains((byte)0))
                break;
            else
                return (null, number);
            end = stop + 1;
        }

        manifest.length = end;
        if (end < bytes.Length)
            manifest.Cut = NumberOf().Match(Encoding.UTF8.GetString(bytes, end, bytes.Length - end)).Groups["number"].Value;
        return (manifest, 0);
    }

    public bool Has(string reference, int revision) => lines.ContainsKey((reference, revision));

    /// <summary>Adds a line; it is on the disk when this returns.</summary>
    public void Add(PullLine line)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, Json) + "\n");
        disk.Append(path, length, bytes);
        disk.Sync(path);
        if (length == 0)
            disk.SyncFolder(Path.GetDirectoryName(path)!);
        length += bytes.Length;
        lines[(line.Reference, line.Revision)] = line;
    }

    /// <summary>Ends the file with its last whole line.</summary>
    public void EndWhole()
    {
        disk.Append(path, length, []);
        disk.Sync(path);
    }

    private static PullLine? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PullLine>(text, Json) is { Reference.Length: > 0, Files: not null } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("\"reference\":\"(?<number>[A-Z]{1,4}-[0-9A-Z]{4}-[0-9A-Z]{4})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberOf();
}

/// <summary>One revision of one submission, whole in the folder.</summary>
/// <param name="Folder">Below the mirror's folder.</param>
/// <param name="Files">Every file in it, <c>submission.json</c> first.</param>
/// <param name="Missing">Ids of files that the person sent and that are not to be had (any more).</param>
/// <param name="PulledAt">When it was whole, UTC.</param>
internal sealed record PullLine(
    string Reference,
    int Revision,
    string Procedure,
    int Version,
    string Folder,
    IReadOnlyList<PullFile> Files,
    IReadOnlyList<string> Missing,
    DateTimeOffset PulledAt
);

/// <summary>One file.</summary>
internal sealed record PullFile(string Name, long Size, string Sha256);

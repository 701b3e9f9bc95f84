using System.Globalization;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// Where things are in a shared folder. Below <c>.staging</c> waits what was taken, by day and definition; below <c>.published</c> is an
/// empty file for every version that was laid down; beside them the folders that receivers fetch.
/// </summary>
internal sealed class DropFolder(string root)
{
    internal const string MarkFile = ".channels-drop";

    private const string Day = "yyyyMMdd";

    // Personal data: for the service and its group, not for everybody on the machine. A share has rights of its own.
    private const UnixFileMode OfFiles = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
    private const UnixFileMode OfFolders = OfFiles | UnixFileMode.UserExecute | UnixFileMode.GroupExecute;

    public string Root => root;

    public string Staging => Path.Combine(root, ".staging");

    /// <summary>Says whose folder this is; see <see cref="IHasPlace"/>.</summary>
    public string Mark => Path.Combine(root, MarkFile);

    public string Lock => Path.Combine(Staging, "lock");

    /// <summary>Written again and again to know that it can be; one for all nodes, so that a kill leaves nothing behind.</summary>
    public string ProbeFile => Path.Combine(Staging, "probe");

    public string LastNumber => Path.Combine(Staging, "sequence");

    public string Staged(DateOnly day, string definition, Guid id) =>
        Path.Combine(Staging, day.ToString(Day, CultureInfo.InvariantCulture), definition, id.ToString("N"));

    public string Marker(Guid id, DateTimeOffset edition) =>
        Path.Combine(root, ".published", edition.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture), id.ToString("N"));

    /// <summary>Days that have something waiting, the oldest first.</summary>
    public IEnumerable<DateOnly> Days() =>
        Children(Staging)
            .Select(name =>
                (Ok: DateOnly.TryParseExact(name, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), Day: day)
            )
            .Where(d => d.Ok)
            .Select(d => d.Day)
            .Order();

    public string DayFolder(DateOnly day) => Path.Combine(Staging, day.ToString(Day, CultureInfo.InvariantCulture));

    /// <summary>What waits: days and definitions.</summary>
    public IReadOnlyList<(DateOnly Day, string Definition)> Waiting() =>
        [.. Days().SelectMany(day => Children(DayFolder(day)).Select(definition => (day, definition)))];

    /// <summary>What waits of one day and definition: a place without its row is what is left of one that was being taken away.</summary>
    public IReadOnlyList<Guid> Waiting(DateOnly day, string definition) =>
        [.. Places(day, definition).Where(id => IsThere(Staged(day, definition, id)))];

    /// <summary>Places of versions, whole or not.</summary>
    public IReadOnlyList<Guid> Places(DateOnly day, string definition) =>
        [
            .. Children(Path.Combine(DayFolder(day), definition))
                .Where(name => Guid.TryParseExact(name, "N", out _))
                .Select(name => Guid.ParseExact(name, "N")),
        ];

    /// <summary>Whether a version waits in its place: the row is the last thing written there.</summary>
    public static bool IsThere(string staged) => File.Exists(Path.Combine(staged, DropSink.RowFile));

    public string Published(int number, DateOnly day, string definition) =>
        Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{number:000000}-{day:yyyyMMdd}-{definition}"));

    /// <summary>Folders that are laid down, with their numbers.</summary>
    public IEnumerable<(int Number, string Path)> Laid() =>
        Children(root)
            .Where(name => name.Length > 7 && name[6] == '-' && name.AsSpan(0, 6).IndexOfAnyExceptInRange('0', '9') < 0)
            .Select(name => (int.Parse(name.AsSpan(0, 6), CultureInfo.InvariantCulture), Path.Combine(root, name)));

    /// <summary>Those of one day and definition.</summary>
    public IEnumerable<(int Number, string Path)> Laid(DateOnly day, string definition) =>
        Laid().Where(laid => laid.Path == Published(laid.Number, day, definition));

    /// <summary>Folders by name; what begins with a dot is being made or taken away.</summary>
    public static IEnumerable<string> Children(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .GetDirectories(folder)
                .Select(p => Path.GetFileName(p)!)
                .Where(n => !n.StartsWith('.'))
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>One node at a time works on what waits; null when another one is at it.</summary>
    public FileStream? Hold()
    {
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Makes a folder and those above it, each with the same rights.</summary>
    public static void Make(string path)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
            Make(above);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OfFolders);
    }

    /// <summary>Writes a file so that it is on the disk.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OfFiles;
        await using var file = new FileStream(path, how);
        await file.WriteAsync(content, stop);
        file.Flush(flushToDisk: true);
    }
}

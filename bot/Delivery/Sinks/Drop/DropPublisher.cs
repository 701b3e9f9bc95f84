using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Bot.Joints;
using Channels.Text;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// Lays down what was taken on days that are over: a folder a day and definition, with a table, the files and a manifest, numbered without
/// gaps. A folder appears whole, by one renaming; what is in it is never laid down again.
/// </summary>
internal sealed class DropPublisher(Destinations destinations, ProcedureCatalog catalog, TimeProvider clock) : ISweep
{
    internal const string TableFile = "submissions.csv";
    internal const string ManifestFile = "manifest.json";
    private const string Attachments = "attachments";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = Canonical.Writing.Encoder,
    };

    public string Name => "drop";

    public string Cron => "45 4/10 * * * ?";

    /// <returns>How many folders were laid down.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var laid = 0;
        foreach (var sink in destinations.All.Select(d => d.Sink).OfType<DropSink>())
            laid += await RunAsync(sink, cancellationToken);
        return laid;
    }

    private async Task<int> RunAsync(DropSink sink, CancellationToken stop)
    {
        var over = sink.Folder.Days().Where(d => clock.GetUtcNow() >= JapanTime.StartOf(d.AddDays(1)) + sink.Options.At).ToList();
        if (over.Count == 0 || Hold(sink.Folder.Lock) is not { } held)
            return 0;
        await using (held)
        {
            var laid = 0;
            foreach (var day in over)
            {
                foreach (var definition in DropFolder.Children(sink.Folder.DayFolder(day)))
                    laid += await LayAsync(sink, day, definition, stop);
                RemoveEmpty(sink.Folder.DayFolder(day));
            }

            return laid;
        }
    }

    private async Task<int> LayAsync(DropSink sink, DateOnly day, string definition, CancellationToken stop)
    {
        var waiting = Path.Combine(sink.Folder.DayFolder(day), definition);
        await SettleAsync(sink.Folder, waiting, stop);
        var rows = new List<DropRow>();
        foreach (var one in DropFolder.Children(waiting))
            rows.Add(await ReadAsync(Path.Combine(waiting, one), stop));
        if (rows.Count == 0)
        {
            RemoveEmpty(waiting);
            return 0;
        }

        var number = await NextAsync(sink.Folder, stop);
        var making = Path.Combine(sink.Folder.Root, $".making-{number:000000}");
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);
        await MakeAsync(sink, making, waiting, [.. rows.OrderBy(r => r.Edition).ThenBy(r => r.Id)], (number, day, definition), stop);
        Directory.Move(making, sink.Folder.Published(number, day, definition));
        await File.WriteAllTextAsync(sink.Folder.LastNumber, number.ToString(CultureInfo.InvariantCulture), stop);
        await SettleAsync(sink.Folder, waiting, stop);
        RemoveEmpty(waiting);
        return 1;
    }

    private async Task MakeAsync(
        DropSink sink,
        string making,
        string waiting,
        IReadOnlyList<DropRow> rows,
        (int Number, DateOnly Day, string Definition) folder,
        CancellationToken stop
    )
    {
        Directory.CreateDirectory(Path.Combine(making, Attachments));
        var fields = FieldsOf(folder.Definition, rows);
        var (table, replaced) = sink.Cells.Write([
            [.. DropRow.Fixed, .. fields],
            .. rows.Select(r => r.Cells(fields)),
        ]);
        var files = new List<DropFile> { await WriteAsync(making, TableFile, table, stop) };
        foreach (var row in rows)
        {
            foreach (var file in row.Files)
            {
                var content = await File.ReadAllBytesAsync(Path.Combine(waiting, row.Id.ToString("N"), file), stop);
                var name = $"{Attachments}/{row.Reference}-{file}";

                // An older version of the same day may have brought it already.
                if (!files.Exists(f => f.Name == name))
                    files.Add(await WriteAsync(making, name, content, stop));
            }
        }

        var manifest = new DropManifest(
            folder.Number,
            sink.Name,
            folder.Day,
            folder.Definition,
            [.. rows.Select(r => r.DefinitionHash).Distinct(StringComparer.Ordinal)],
            sink.Options.Encoding,
            rows.Count,
            replaced,
            [.. DropRow.Fixed, .. fields],
            files,
            [.. rows.Select(r => r.Id)]
        );
        await DropFolder.WriteAsync(Path.Combine(making, ManifestFile), JsonSerializer.SerializeToUtf8Bytes(manifest, Json), stop);
    }

    /// <summary>The fields of the definition in its order; and what answers have besides.</summary>
    private List<string> FieldsOf(string definition, IReadOnlyList<DropRow> rows)
    {
        var at = definition.LastIndexOf("-v", StringComparison.Ordinal);
        var known = catalog.Find(definition[..at], int.Parse(definition.AsSpan(at + 2), CultureInfo.InvariantCulture));
        var asked = known?.Fields.Where(f => f.Type.IsAsked).Select(f => f.Id) ?? [];
        var answered = rows.SelectMany(r => r.Answers?.EnumerateObject().Select(p => p.Name) ?? []);
        return [.. asked.Concat(answered).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What a folder already holds is marked and waits no longer: also after a crash between the two.</summary>
    private static async Task SettleAsync(DropFolder folder, string waiting, CancellationToken stop)
    {
        var staged = DropFolder.Children(waiting).Select(n => Guid.ParseExact(n, "N")).ToHashSet();
        if (staged.Count == 0)
            return;
        foreach (var (_, path) in folder.Laid())
        {
            var manifest = JsonSerializer.Deserialize<DropManifest>(
                await File.ReadAllBytesAsync(Path.Combine(path, ManifestFile), stop),
                Json
            )!;
            foreach (var id in manifest.Versions.Where(staged.Contains))
            {
                var own = Path.Combine(waiting, id.ToString("N"));
                var marker = folder.Marker(id, (await ReadAsync(own, stop)).Edition);
                Directory.CreateDirectory(Path.GetDirectoryName(marker)!);
                await File.WriteAllBytesAsync(marker, [], stop);
                Directory.Delete(own, recursive: true);
                staged.Remove(id);
            }
        }
    }

    /// <summary>Receivers may take folders away: the last number is also written down.</summary>
    private static async Task<int> NextAsync(DropFolder folder, CancellationToken stop)
    {
        var written = File.Exists(folder.LastNumber)
            ? int.Parse(await File.ReadAllTextAsync(folder.LastNumber, stop), CultureInfo.InvariantCulture)
            : 0;
        var next = Math.Max(written, folder.Laid().Select(l => l.Number).DefaultIfEmpty().Max()) + 1;
        if (next - 1 > written)
            await File.WriteAllTextAsync(folder.LastNumber, (next - 1).ToString(CultureInfo.InvariantCulture), stop);
        return next;
    }

    private static async Task<DropRow> ReadAsync(string staged, CancellationToken stop) =>
        JsonSerializer.Deserialize<DropRow>(await File.ReadAllBytesAsync(Path.Combine(staged, DropSink.RowFile), stop))!;

    private static async Task<DropFile> WriteAsync(string folder, string name, byte[] content, CancellationToken stop)
    {
        await DropFolder.WriteAsync(Path.Combine(folder, name), content, stop);
        return new DropFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static void RemoveEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>One node at a time; null when another one is at it.</summary>
    private static FileStream? Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

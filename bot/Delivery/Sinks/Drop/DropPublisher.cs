using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Bot.Joints;
using Channels.Text;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// Lays down what was taken on days that are over: a folder a day and definition, with a table, the files and a manifest, numbered without
/// gaps. A folder appears whole, by one renaming; what is in it is never laid down again. What was erased or taken back meanwhile is left
/// out.
/// </summary>
internal sealed class DropPublisher(
    Destinations destinations,
    ProcedureCatalog catalog,
    DropTidy tidy,
    TimeProvider clock,
    ILogger<DropPublisher> logger
) : ISweep
{
    internal const string TableFile = "submissions.csv";
    private const string Attachments = "attachments";

    public string Name => "drop";

    public string Cron => "45 4/10 * * * ?";

    /// <returns>How many folders were laid down.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var laid = 0;
        foreach (var sink in destinations.All.Select(d => d.Sink).OfType<DropSink>())
        {
            try
            {
                laid += await RunAsync(sink, cancellationToken);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                SinkLog.NotLaid(logger, sink.Name, error);
            }
        }

        return laid;
    }

    private async Task<int> RunAsync(DropSink sink, CancellationToken stop)
    {
        if (sink.Look() is not PlaceState.Ready)
            return 0;
        var days = sink.Folder.Days().ToList();
        if (days.Count == 0 || sink.Folder.Hold() is not { } held)
            return 0;
        await using (held)
        {
            var unwanted = await tidy.RunAsync(sink, stop);
            var laid = 0;
            foreach (var day in days.Where(d => clock.GetUtcNow() >= JapanTime.StartOf(d.AddDays(1)) + sink.Options.At))
            {
                foreach (var definition in DropFolder.Children(sink.Folder.DayFolder(day)))
                    laid += await LayAsync(sink, day, definition, unwanted, stop);
                RemoveEmpty(sink.Folder.DayFolder(day));
            }

            return laid;
        }
    }

    private async Task<int> LayAsync(DropSink sink, DateOnly day, string definition, IReadOnlySet<Guid> unwanted, CancellationToken stop)
    {
        var waiting = Path.Combine(sink.Folder.DayFolder(day), definition);
        var rows = new List<DropRow>();
        foreach (var id in sink.Folder.Waiting(day, definition).Where(id => !unwanted.Contains(id)))
        {
            // One that is damaged is missed by the books, and comes again whole.
            var place = sink.Folder.Staged(day, definition, id);
            if (await DropRow.ReadAsync(place, stop) is { } row)
                rows.Add(row);
            else
                DropLeftovers.TakeAway(place);
        }

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
        await DropSettling.RunAsync(sink.Folder, day, definition, stop);
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
        DropFolder.Make(Path.Combine(making, Attachments));
        var columns = ColumnsOf(folder.Definition, rows);
        var (table, replaced) = sink.Cells.Write([
            [.. DropRow.Fixed, .. columns.Select(c => c.Name)],
            .. rows.Select(r => r.Cells(columns)),
        ]);
        var files = new List<DropFile> { await WriteAsync(making, TableFile, table, stop) };
        foreach (var row in rows)
        {
            foreach (var file in row.Files)
            {
                var content = await File.ReadAllBytesAsync(Path.Combine(waiting, row.Id.ToString("N"), file), stop);
                var name = $"{Attachments}/{row.NameOf(file)}";

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
            [.. DropRow.Fixed, .. columns.Select(c => c.Name)],
            files,
            [.. rows.Select(r => r.Id)]
        );
        await DropFolder.WriteAsync(
            Path.Combine(making, DropSettling.ManifestFile),
            JsonSerializer.SerializeToUtf8Bytes(manifest, DropSettling.Json),
            stop
        );
    }

    /// <summary>The columns of the definition, and of what answers have besides.</summary>
    private IReadOnlyList<DropColumn> ColumnsOf(string definition, IReadOnlyList<DropRow> rows)
    {
        var at = definition.LastIndexOf("-v", StringComparison.Ordinal);
        var known = catalog.Find(definition[..at], int.Parse(definition.AsSpan(at + 2), CultureInfo.InvariantCulture));
        return DropColumn.Of(known, [.. rows.Select(r => r.Answers).OfType<JsonElement>()]);
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
}

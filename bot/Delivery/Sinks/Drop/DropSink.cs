using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Text;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// A shared folder for offices without incoming connections. What is taken is on the disk at once, under its id, so that the same once
/// more changes nothing; when the day is over <see cref="DropPublisher"/> lays it down as a table.
/// </summary>
internal sealed class DropSink(string name, DropOptions options, ProcedureCatalog catalog, TimeProvider clock)
    : ISink,
        IHoldsBack,
        IHasPlace
{
    internal const string RowFile = "row.json";

    public int BatchSize => 50;

    internal string Name => name;

    internal DropOptions Options => options;

    internal DropFolder Folder { get; } = new(options.Folder);

    internal DropCells Cells { get; } = new(options);

    public async Task<IReadOnlyList<SinkOutcome>> TakeAsync(IReadOnlyList<Dispatch> batch, CancellationToken stop)
    {
        var outcomes = new List<SinkOutcome>();
        foreach (var one in batch)
            outcomes.Add(await TakeAsync(one, stop));
        return outcomes;
    }

    public IReadOnlyCollection<Guid>? Held()
    {
        if (Look() is not PlaceState.Ready)
            return null;
        try
        {
            return
            [
                .. Folder
                    .Waiting()
                    .SelectMany(w =>
                    {
                        var waiting = Folder.Waiting(w.Day, w.Definition);
                        return waiting.Except(DropLaid.Of(Folder, w.Day, w.Definition, waiting));
                    }),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // laid down just now, or the folder went away
        }
    }

    public PlaceState Look()
    {
        try
        {
            return !Directory.Exists(Folder.Root) ? PlaceState.Away
                : !File.Exists(Folder.Mark) ? PlaceState.NotPrepared
                : File.ReadAllText(Folder.Mark).Trim() == name ? PlaceState.Ready
                : PlaceState.AnothersMark;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return PlaceState.Away;
        }
    }

    public PlaceState Probe()
    {
        if (Look() is not PlaceState.Ready and var state)
            return state;
        try
        {
            DropFolder.Make(Folder.Staging);
            using var file = new FileStream(Folder.ProbeFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.WriteByte((byte)'.');
            file.Flush(flushToDisk: true);
            return Look();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Look() is PlaceState.Ready ? PlaceState.NotWritable : PlaceState.Away;
        }
    }

    public PlaceState Prepare()
    {
        try
        {
            if (Look() is PlaceState.NotPrepared)
                File.WriteAllText(Folder.Mark, name);
            return Look();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return PlaceState.Away;
        }
    }

    public IReadOnlyCollection<Guid> Lost(IEnumerable<Taken> taken)
    {
        var unmarked = taken.Where(t => !File.Exists(Folder.Marker(t.Id, t.Edition))).Select(t => t.Id).ToHashSet();
        unmarked.ExceptWith(DropLaid.Find(Folder, unmarked).Keys);
        return unmarked;
    }

    /// <summary>The folder in which a version lies, or null when its receiver took it away.</summary>
    internal string? LaidIn(Guid version) => DropLaid.Find(Folder, new HashSet<Guid> { version }).GetValueOrDefault(version);

    private static string CodeOf(PlaceState place) =>
        place switch
        {
            PlaceState.NotPrepared => "drop.not-prepared",
            PlaceState.AnothersMark => "drop.another",
            _ => "drop.disk",
        };

    private async Task<SinkOutcome> TakeAsync(Dispatch one, CancellationToken stop)
    {
        var row = DropRow.Of(one);
        var columns = one.Answers is { } answers ? DropColumn.Of(catalog.Find(one.Procedure, one.Version), [answers]) : [];
        if (DropMissing.Of(Cells, row, columns) is { } missing)
            return new SinkOutcome.Refused("drop.unmappable", Found: missing);
        try
        {
            // Never made here: what is written to the place a share is mounted on is lost when the share comes back.
            if (Look() is not PlaceState.Ready and var state)
                return new SinkOutcome.NotNow(CodeOf(state));
            if (File.Exists(Folder.Marker(one.Id, one.Edition)))
                return new SinkOutcome.Delivered();

            // The day on which it was first taken: an earlier attempt may have got as far as the disk.
            var definition = $"{one.Procedure}-v{one.Version}";
            foreach (var place in Folder.Days().Select(d => Folder.Staged(d, definition, one.Id)).Where(Directory.Exists))
            {
                if (DropFolder.IsThere(place))
                    return new SinkOutcome.Delivered();
                DropLeftovers.TakeAway(place);
            }

            await StageAsync(one, row, Folder.Staged(JapanTime.DayOf(clock.GetUtcNow()), definition, one.Id), stop);

            // The share may have gone away in between: then it was written to what lies below it.
            return Look() is PlaceState.Ready ? new SinkOutcome.Delivered() : new SinkOutcome.Ambiguous("drop.disk");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new SinkOutcome.NotNow("drop.disk", Answer: error.GetType().Name);
        }
    }

    /// <summary>Complete under another name first; then it is there at once, or not at all.</summary>
    private async Task StageAsync(Dispatch one, DropRow row, string target, CancellationToken stop)
    {
        var parent = Path.GetDirectoryName(target)!;
        DropFolder.Make(parent);
        var making = Path.Combine(parent, DropLeftovers.NameOf(clock.GetUtcNow()));
        DropFolder.Make(making);
        try
        {
            foreach (var file in one.Files)
                await DropFolder.WriteAsync(Path.Combine(making, file.Name), file.Content, stop);
            await DropFolder.WriteAsync(Path.Combine(making, RowFile), JsonSerializer.SerializeToUtf8Bytes(row), stop);
            Directory.Move(making, target);
        }
        catch
        {
            if (Directory.Exists(making))
                Directory.Delete(making, recursive: true);
            if (!DropFolder.IsThere(target))
                throw;
        }
    }
}

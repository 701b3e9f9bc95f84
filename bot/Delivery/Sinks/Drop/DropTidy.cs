using Channels.Bot.Erasure;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// Takes out of the staging of shared folders what was erased, or taken back before anything of it was laid down: right after an erasure,
/// and every time the publisher looks.
/// </summary>
internal sealed class DropTidy(Destinations destinations, IDropStanding standing, ILogger<DropTidy> logger) : IKeepCopies
{
    public CopyState StateOf(string sink, Guid version) =>
        destinations.Find(sink) switch
        {
            null => CopyState.Unseen,
            { Sink: DropSink drop } => drop.Held() is { } held
                ? held.Contains(version)
                    ? CopyState.Held
                    : CopyState.Given
                : CopyState.Unseen,
            _ => CopyState.Given,
        };

    /// <inheritdoc/>
    public async Task LetGoAsync(CancellationToken stop)
    {
        foreach (var sink in Sinks)
        {
            try
            {
                if (sink.Look() is not PlaceState.Ready || !sink.Folder.Days().Any() || sink.Folder.Hold() is not { } held)
                    continue;
                await using (held)
                    await RunAsync(sink, stop);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                SinkLog.NotLetGo(logger, sink.Name, error);
            }
        }
    }

    /// <summary>Removes what is not wanted; whoever calls holds the folder.</summary>
    /// <returns>What must not be laid down although it is still there.</returns>
    public async Task<IReadOnlySet<Guid>> RunAsync(DropSink sink, CancellationToken stop)
    {
        var gone = await standing.FindAsync(sink.Name, sink.Held() ?? [], stop);
        if (gone.Count == 0)
            return new HashSet<Guid>();

        // What lies in a folder already, after a crash before it was marked, was given on: it is settled first, and is no longer held.
        foreach (var (day, definition) in Waiting(sink))
            await DropSettling.RunAsync(sink.Folder, Path.Combine(sink.Folder.DayFolder(day), definition), stop);
        var held = (sink.Held() ?? []).ToHashSet();
        var over = gone.Where(g => held.Contains(g.Id) && !g.IsUnfinished).ToList();

        // First the receipts, then the files: after a crash between the two the files are found again.
        await standing.MarkAsync(over, stop);
        foreach (var (day, definition) in Waiting(sink))
        {
            foreach (var one in over.Select(g => sink.Folder.Staged(day, definition, g.Id)).Where(Directory.Exists))
                Directory.Delete(one, recursive: true);
        }

        return gone.Where(g => g.IsUnfinished).Select(g => g.Id).ToHashSet();
    }

    private IEnumerable<DropSink> Sinks => destinations.All.Select(d => d.Sink).OfType<DropSink>();

    private static List<(DateOnly Day, string Definition)> Waiting(DropSink sink) =>
        [.. sink.Folder.Days().SelectMany(day => DropFolder.Children(sink.Folder.DayFolder(day)).Select(d => (day, d)))];
}

using Channels.Bot.Erasure;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// Takes out of the staging of shared folders what was erased, or taken back before anything of it was laid down: right after an erasure,
/// and every time the publisher looks.
/// </summary>
internal sealed class DropTidy(Destinations destinations, IDropStanding standing, TimeProvider clock, ILogger<DropTidy> logger)
    : IKeepCopies
{
    public KnownCopy CopyOf(string sink, Guid version) =>
        destinations.Find(sink) switch
        {
            null => new KnownCopy(CopyState.Unseen),
            { Sink: DropSink drop } => drop.Held() is not { } held ? new KnownCopy(CopyState.Unseen)
            : held.Contains(version) ? new KnownCopy(CopyState.Held)
            : new KnownCopy(CopyState.Given, drop.LaidIn(version)),
            _ => new KnownCopy(CopyState.Given),
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
        // What a kill left goes first. What lies in a folder already was given on: it is settled, and is no longer held.
        DropLeftovers.Sweep(sink, clock.GetUtcNow(), logger);
        foreach (var (day, definition) in sink.Folder.Waiting())
            await DropSettling.RunAsync(sink.Folder, day, definition, stop);
        var gone = await standing.FindAsync(sink.Name, sink.Held() ?? [], stop);
        if (gone.Count == 0)
            return new HashSet<Guid>();
        var over = gone.Where(g => !g.IsUnfinished).ToList();

        // First the receipts, then the files: after a crash between the two the files are found again.
        await standing.MarkAsync(over, stop);
        foreach (var (day, definition) in sink.Folder.Waiting())
        {
            foreach (var one in over.Select(g => sink.Folder.Staged(day, definition, g.Id)).Where(Directory.Exists))
                DropLeftovers.TakeAway(one);
        }

        return gone.Where(g => g.IsUnfinished).Select(g => g.Id).ToHashSet();
    }

    private IEnumerable<DropSink> Sinks => destinations.All.Select(d => d.Sink).OfType<DropSink>();
}

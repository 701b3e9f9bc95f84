using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Microsoft.Extensions.Logging;

namespace Channels.Knowledge.Office;

/// <summary>
/// Keeps what answers in step with the ledger, on every node and without a restart. A new knowledge base is built beside the old one,
/// which answers until then. What cannot be read is reported and left out; it stops nothing else.
/// </summary>
public sealed class LiveIndex(IEntryLedger ledger, EntryCatalog catalog, LiveKnowledge live, TimeProvider clock, ILogger<LiveIndex> logger)
{
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);
    private EntryMark? seen;
    private volatile LiveState state = new(0, 0, 0, null);

    /// <summary>What answers on this node; shown by the readiness check.</summary>
    public LiveState State => state;

    /// <summary>Looks whether anything was written, and builds what answers anew when it was. One call at a time.</summary>
    /// <param name="isStart">Before the first turn: without versions nobody waits.</param>
    public async Task LookAsync(bool isStart, CancellationToken stop)
    {
        try
        {
            // The mark is taken first: what is written during the build is found by the next look.
            var mark = await ledger.MarkAsync(stop);
            if (mark == seen || (isStart && mark.Versions == 0))
                return;
            await BuildAsync(mark, await catalog.ReadAsync(stop));
            seen = mark;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host stops.
        }
#pragma warning disable CA1031 // The database may be away for a while: what answered before goes on answering.
        catch (Exception error)
#pragma warning restore CA1031
        {
            EntryLog.NotRefreshed(logger, error);
        }
    }

    private async Task BuildAsync(EntryMark mark, IReadOnlyList<CatalogEntry> all)
    {
        var inForce = all.Where(e => e.InForce is not null and not { Status: VersionStatuses.Withdrawn }).ToList();
        var broken = inForce.Where(e => e.InForce!.Entry is null).ToList();
        foreach (var one in broken.Where(b => reported.Add($"{b.Id}/{b.InForce!.Version}")))
            EntryLog.Broken(logger, one.Id, one.InForce!.Version, one.InForce.Problem!);
        foreach (var problem in catalog.Shipped.Problems.Where(p => reported.Add(p.ToString())))
            EntryLog.BrokenFile(logger, problem);
        var entries = inForce.Select(e => e.InForce!.Entry).OfType<Entry>().ToList();
        var started = clock.GetTimestamp();

        // As long as there are only files, what was read from them is right.
        if (mark.Versions > 0 || seen is not null)
            live.Replace(await InBackground(() => KnowledgeBase.Build(entries)));
        state = new LiveState(
            entries.Count,
            entries.Count(e => e.Status == EntryStatus.Approved),
            broken.Count + catalog.Shipped.Problems.Count,
            mark.Newest
        );
        var milliseconds = (long)clock.GetElapsedTime(started).TotalMilliseconds;
        EntryLog.Refreshed(logger, entries.Count, mark.Versions, milliseconds);
    }

    /// <summary>On a thread of its own that gives way to those that answer.</summary>
    private static Task<T> InBackground<T>(Func<T> work) =>
        Task.Factory.StartNew(
            () =>
            {
                Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
                return work();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default
        );
}

/// <summary>What answers on a node.</summary>
/// <param name="Entries">Entries in force.</param>
/// <param name="Approved">Those that answer the public.</param>
/// <param name="Broken">Versions and file entries that cannot be read and were left out; the log says which.</param>
/// <param name="ChangedAt">When the newest change it knows of was written, UTC; null for none.</param>
public sealed record LiveState(int Entries, int Approved, int Broken, DateTimeOffset? ChangedAt);

internal static partial class EntryLog
{
    [LoggerMessage(
        EventId = 4151,
        Level = LogLevel.Information,
        Message = "{Entries} entries in force, {Versions} versions in the database; built in {Milliseconds} ms"
    )]
    public static partial void Refreshed(ILogger logger, int entries, int versions, long milliseconds);

    [LoggerMessage(EventId = 4152, Level = LogLevel.Error, Message = "entry.broken: version {Version} of {Entry} is left out: {Problem}")]
    public static partial void Broken(ILogger logger, string entry, int version, string problem);

    [LoggerMessage(EventId = 4154, Level = LogLevel.Error, Message = "entry.broken: left out of the files: {Problem}")]
    public static partial void BrokenFile(ILogger logger, EntryProblem problem);

    [LoggerMessage(
        EventId = 4153,
        Level = LogLevel.Warning,
        Message = "entry.not-refreshed: the entries could not be read; what answered before goes on"
    )]
    public static partial void NotRefreshed(ILogger logger, Exception error);
}

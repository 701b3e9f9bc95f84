using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// Takes places out of the staging in one step: renamed first, so that a kill in the middle leaves nothing that looks as if it waited. What
/// such a kill left is taken away with the next look: half a place, a place without its row, and what a node was making when it died.
/// </summary>
internal static class DropLeftovers
{
    private const string Gone = ".gone-";
    private const string Making = ".making-";

    // Whoever still makes it has long given up by then.
    private static readonly TimeSpan MadeWithin = TimeSpan.FromHours(1);

    /// <summary>Takes a place away with all that is in it.</summary>
    public static void TakeAway(string staged)
    {
        var gone = Path.Combine(Path.GetDirectoryName(staged)!, Gone + Path.GetFileName(staged));
        if (Directory.Exists(gone))
            Directory.Delete(gone, recursive: true);
        Directory.Move(staged, gone);
        Directory.Delete(gone, recursive: true);
    }

    /// <summary>A name for what is made beside its place first; it says when.</summary>
    public static string NameOf(DateTimeOffset now) => $"{Making}{Guid.CreateVersion7(now):N}";

    /// <summary>Whoever calls holds the folder. What cannot be taken away now stays for the next look, and stops nothing else.</summary>
    public static void Sweep(DropSink sink, DateTimeOffset now, ILogger logger)
    {
        foreach (var (day, definition) in sink.Folder.Waiting())
        {
            var places = sink.Folder.Places(day, definition).Select(id => sink.Folder.Staged(day, definition, id));
            foreach (var half in places.Where(p => !DropFolder.IsThere(p)))
                Try(sink, logger, () => TakeAway(half));
            var folder = Path.Combine(sink.Folder.DayFolder(day), definition);
            foreach (var path in Directory.GetDirectories(folder, ".*").Where(p => IsLeft(Path.GetFileName(p), now)))
                Try(sink, logger, () => Directory.Delete(path, recursive: true));
        }
    }

    private static bool IsLeft(string name, DateTimeOffset now) =>
        name.StartsWith(Gone, StringComparison.Ordinal)
        || (
            name.StartsWith(Making, StringComparison.Ordinal)
            && Guid.TryParseExact(name[Making.Length..], "N", out var id)
            && now - MadeAt(id) > MadeWithin
        );

    /// <summary>A version 7 id begins with its milliseconds.</summary>
    private static DateTimeOffset MadeAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));

    private static void Try(DropSink sink, ILogger logger, Action what)
    {
        try
        {
            what();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            SinkLog.LeftBehind(logger, sink.Name, error);
        }
    }
}

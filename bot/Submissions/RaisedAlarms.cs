using System.Globalization;

namespace Channels.Bot.Submissions;

/// <summary>
/// Alarms of a case and when each was first raised, as they stand in the row: <c>life=2026-11-28T04:00:00Z
/// living=...</c>
/// </summary>
internal static class RaisedAlarms
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>What is kept, with the alarms that are new.</summary>
    public static string? Merge(string? kept, IEnumerable<string> alarms, DateTimeOffset now)
    {
        var known = Read(kept);
        var raised = known.Concat(alarms.Where(a => known.All(k => k.Id != a)).Distinct().Select(a => new RaisedAlarm(a, now))).ToList();
        return raised.Count == 0
            ? null
            : string.Join(' ', raised.Select(a => $"{a.Id}={a.At.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)}"));
    }

    public static IReadOnlyList<RaisedAlarm> Read(string? kept) =>
        [
            .. (kept ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(a => a.Split('='))
                .Select(a => new RaisedAlarm(
                    a[0],
                    DateTimeOffset.ParseExact(a[1], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                )),
        ];
}

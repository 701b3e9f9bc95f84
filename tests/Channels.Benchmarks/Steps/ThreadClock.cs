using System.Diagnostics;
using System.Globalization;

namespace Channels.Benchmarks.Steps;

/// <summary>The time this thread had a core for itself: on a machine that others use too, the wall clock counts their work.</summary>
internal static class ThreadClock
{
    /// <summary>Its first figure is the time on a core, in nanoseconds.</summary>
    private const string Statistics = "/proc/thread-self/schedstat";

    /// <summary>Since the thread began; where the system does not say it, the wall clock.</summary>
    public static TimeSpan Now =>
        File.Exists(Statistics)
            ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Statistics).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0)
            : Stopwatch.GetElapsedTime(0);
}

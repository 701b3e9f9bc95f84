using System.Diagnostics;

namespace Channels.Benchmarks.Load;

/// <summary>Latencies, exactly: every single one is kept.</summary>
internal sealed class Quantiles
{
    private readonly long[] sorted;

    /// <param name="ticks">Stopwatch ticks, any order.</param>
    public Quantiles(IEnumerable<long> ticks)
    {
        sorted = [.. ticks];
        Array.Sort(sorted);
    }

    public double P50 => Milliseconds(0.50);

    public double P99 => Milliseconds(0.99);

    public double Worst => Milliseconds(1);

    private double Milliseconds(double share)
    {
        if (sorted.Length == 0)
            return double.NaN;
        var rank = Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1);
        return sorted[rank] * 1000.0 / Stopwatch.Frequency;
    }

    public override string ToString() => FormattableString.Invariant($"p50 {P50, 6:F2} ms  p99 {P99, 6:F2} ms  worst {Worst, 6:F1} ms");

    /// <summary>The middle one of a few figures.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        double[] all = [.. figures.Order()];
        return all.Length % 2 == 1 ? all[all.Length / 2] : (all[(all.Length / 2) - 1] + all[all.Length / 2]) / 2;
    }
}

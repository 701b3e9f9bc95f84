using System.Runtime.InteropServices;

namespace Channels.Knowledge.Evaluation;

/// <summary>A mean with its 95 % bootstrap interval.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Mean, double Low, double High)
{
    private const int Samples = 2000;

    /// <summary>Percentile bootstrap with a fixed seed: the same values give the same interval.</summary>
    public static Interval Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return default;
        var draw = 20260601UL;
        var means = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            var sum = 0.0;
            for (var at = 0; at < values.Count; at++)
                sum += values[Next(ref draw, values.Count)];
            means[sample] = sum / values.Count;
        }

        Array.Sort(means);
        return new Interval(values.Average(), means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975)]);
    }

    /// <summary>A linear congruential generator (Knuth's MMIX constants): the same draws on every machine and runtime.</summary>
    private static int Next(ref ulong draw, int count)
    {
        draw = unchecked((draw * 6364136223846793005UL) + 1442695040888963407UL);
        return (int)(((draw >> 32) * (ulong)count) >> 32);
    }
}

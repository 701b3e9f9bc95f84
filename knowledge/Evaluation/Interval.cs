using System.Runtime.InteropServices;

namespace Channels.Knowledge.Evaluation;

/// <summary>A mean with its 95 % bootstrap interval.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Mean, double Low, double High)
{
    private const int Samples = 2000;
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>Percentile bootstrap with a fixed seed: the same values give the same interval.</summary>
    public static Interval Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return default;
        var state = Seed;
        var means = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            var sum = 0.0;
            for (var at = 0; at < values.Count; at++)
                sum += values[Next(ref state, values.Count)];
            means[sample] = sum / values.Count;
        }

        Array.Sort(means);
        return new Interval(values.Average(), means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975)]);
    }

    /// <summary>xorshift64: a sequence that is the same everywhere and always.</summary>
    private static int Next(ref ulong state, int below)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)((state >> 11) % (ulong)below);
    }
}

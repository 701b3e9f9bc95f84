using System.Runtime.InteropServices;
using Channels.Knowledge.Index;

namespace Channels.Knowledge.Evaluation;

/// <summary>What one ranking is worth: the four measures of one query.</summary>
/// <param name="Ndcg">nDCG@10, gain 2^grade - 1, discount log2(rank + 1).</param>
/// <param name="ReciprocalRank">1 / rank of the first relevant document of ten, else 0.</param>
/// <param name="Recall">Relevant documents among ten by all relevant ones.</param>
/// <param name="Hit">1 when the first document is relevant.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QueryScores(double Ndcg, double ReciprocalRank, double Recall, double Hit)
{
    /// <summary>Documents that are looked at.</summary>
    public const int Depth = 10;

    public static QueryScores Of(IReadOnlyList<Hit> hits, IReadOnlyDictionary<int, int> grades)
    {
        double gained = 0,
            found = 0,
            first = 0;
        for (var at = 0; at < Math.Min(Depth, hits.Count); at++)
        {
            if (!grades.TryGetValue(hits[at].Position, out var grade) || grade <= 0)
                continue;
            gained += Gain(grade, at);
            found++;
            if (first == 0)
                first = 1.0 / (at + 1);
        }

        var ideal = grades.Values.Where(g => g > 0).OrderDescending().Take(Depth).Select(Gain).Sum();
        var relevant = grades.Values.Count(g => g > 0);
        return relevant == 0 ? default : new QueryScores(gained / ideal, first, found / relevant, first == 1 ? 1 : 0);
    }

    private static double Gain(int grade, int at) => (Math.Pow(2, grade) - 1) / Math.Log2(at + 2);
}

using System.Globalization;
using Channels.Knowledge.Evaluation;
using Channels.Knowledge.Index;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// <c>evaluate {folder} [--cross-validate] [--plain]</c>: how well the retrieval finds, one measure a line with its 95 % interval.
/// <c>--plain</c> leaves the word lists out.
/// </summary>
internal static class EvaluateVerb
{
    public static int Run(string[] args)
    {
        if (args is not [var folder, ..] || !File.Exists(Path.Combine(folder, "corpus.json")))
        {
            Console.Error.WriteLine("usage: evaluate {folder with corpus.json, queries.json and qrels.json} [--cross-validate] [--plain]");
            return 2;
        }

        var set = RetrievalSet.Read(folder);
        var thesaurus = args.Contains("--plain") ? Thesaurus.Empty : Thesaurus.Shipped();
        if (args.Contains("--cross-validate"))
        {
            var (scores, chosen) = new CrossValidation(set, thesaurus).Run();
            Print(scores);
            for (var fold = 0; fold < chosen.Count; fold++)
                Console.WriteLine($"fold {fold + 1}: {chosen[fold]}");
            return 0;
        }

        Print(RetrievalRun.Score(set, thesaurus, new RankingOptions()));
        return 0;
    }

    private static void Print(IReadOnlyList<QueryScores> scores)
    {
        Print("nDCG@10", scores.Select(s => s.Ndcg));
        Print("MRR@10", scores.Select(s => s.ReciprocalRank));
        Print("Recall@10", scores.Select(s => s.Recall));
        Print("H@1", scores.Select(s => s.Hit));
    }

    private static void Print(string measure, IEnumerable<double> values)
    {
        var interval = Interval.Of([.. values]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{measure,-9} {interval.Mean:F3}   95% [{interval.Low:F3}, {interval.High:F3}]"));
    }
}

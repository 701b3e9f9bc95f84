using System.Globalization;
using Channels.Bot.Dialogs.Showing;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Evaluation;
using Channels.Knowledge.Index;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// <c>evaluate {folder}</c>. A folder with corpus, queries and labels: how well the retrieval finds, one measure a line with its
/// 95 % interval (<c>--cross-validate</c>: each query ranked with settings chosen without it; <c>--plain</c>: without the word
/// lists). A folder with <c>questions.tsv</c>: whether the assistant answers, asks back and refuses as labelled
/// (<c>--half development|test</c>, <c>--list</c> for what went wrong).
/// </summary>
internal static class EvaluateVerb
{
    private const string Usage = """
        usage: evaluate {folder with corpus.json, queries.json, qrels.json} [--cross-validate] [--plain]
               evaluate {folder with questions.tsv} [--half development|test] [--list] [--day 2026-11-01]
        """;

    public static int Run(string[] args)
    {
        if (args is [var folder, ..] && File.Exists(Path.Combine(folder, "corpus.json")))
            return Retrieval(folder, args);
        if (args is [var care, ..] && File.Exists(Path.Combine(care, CareSet.FileName)))
            return Care(care, args);
        Console.Error.WriteLine(Usage);
        return 2;
    }

    private static int Retrieval(string folder, string[] args)
    {
        var set = RetrievalSet.Read(folder);
        var thesaurus = args.Contains("--plain") ? Thesaurus.Empty : Thesaurus.Shipped();
        if (!args.Contains("--cross-validate"))
        {
            Print(RetrievalRun.Score(set, thesaurus, new RankingOptions()));
            return 0;
        }

        var (scores, chosen) = new CrossValidation(set, thesaurus).Run();
        Print(scores);
        for (var fold = 0; fold < chosen.Count; fold++)
            Console.WriteLine($"fold {fold + 1}: {chosen[fold]}");
        return 0;
    }

    private static int Care(string folder, string[] args)
    {
        var day = DateOnly.ParseExact(ValueOf(args, "--day") ?? "2026-11-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var questions = CareSet.Read(Path.Combine(folder, CareSet.FileName)).AsEnumerable();
        if (ValueOf(args, "--half") is { } half)
            questions = questions.Where((_, at) => at % 2 == (half == "test" ? 1 : 0));
        var knowledge = KnowledgeBase.Build(EntryFiles.Read(EntryFiles.DefaultFolder).Entries);
        var results = CareRun.Judge(new Assistant(knowledge, new AnswerOptions { Demonstration = true }), questions, day);
        foreach (var kind in results.GroupBy(r => r.Question.Kind))
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind.Key, -13} {kind.Count(r => r.IsCorrect), 3} of {kind.Count(), 3} "
                        + $"correct, {kind.Count(r => r.IsWronglyAnswered)} wrongly answered"
                )
            );
        if (args.Contains("--list"))
        {
            foreach (var r in results.Where(r => !r.IsCorrect))
            {
                Console.WriteLine(
                    $"{(r.IsWronglyAnswered ? "WRONG" : "     ")} {r.Reply.Outcome} ({r.Reply.Reason}) <- {r.Question.Question}"
                );
                foreach (var e in r.Reply.Entries.Take(3))
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"        {e.Entry.Id} score {e.Score:F1} share {e.Share:F2} specific {e.Specific:F2} {e.Refusal}"
                        )
                    );
            }
        }

        Percent("wrongly answered", results.Select(r => r.IsWronglyAnswered));
        Percent("correct outcome", results.Select(r => r.IsCorrect));
        return 0;
    }

    private static string? ValueOf(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private static void Percent(string measure, IEnumerable<bool> values)
    {
        var interval = Interval.Of([.. values.Select(v => v ? 100.0 : 0.0)]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{measure, -16} {interval.Mean:F1} %   95% [{interval.Low:F1}, {interval.High:F1}]"
            )
        );
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
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{measure, -9} {interval.Mean:F3}   95% [{interval.Low:F3}, {interval.High:F3}]")
        );
    }
}

using System.CommandLine;
using System.Globalization;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Evaluation;
using Channels.Knowledge.Index;

namespace Channels.Webhooks.Verbs.Labelled;

/// <summary>
/// <c>evaluate {folder}</c>. A folder with corpus, queries and labels: how well the retrieval finds, one measure a line with its
/// 95 % interval (<c>--cross-validate</c>: each query ranked with settings chosen without it; <c>--plain</c>: without the word
/// lists). A folder with <c>questions.tsv</c>: whether the assistant answers, asks back and refuses as labelled
/// (<c>--half development|test</c>, <c>--list</c> for what went wrong).
/// </summary>
internal static class EvaluateVerb
{
    private static readonly DateOnly UsualDay = new(2026, 11, 1);

    public static Command Command(Terminal terminal)
    {
        var folder = new Argument<string>("folder")
        {
            Description = $"With corpus.json, queries.json and qrels.json (retrieval), or with {CareSet.FileName} (answers).",
        };
        var crossValidate = new Option<bool>("--cross-validate")
        {
            Description = "Retrieval: rank each query with settings chosen without it.",
        };
        var plain = new Option<bool>("--plain") { Description = "Retrieval: without the word lists." };
        var half = new Option<string?>("--half") { Description = "Answers: development or test." };
        var list = new Option<bool>("--list") { Description = "Answers: what went wrong." };
        var entries = new Option<string?>("--knowledge") { Description = "Answers: file or folder that is asked instead." };
        var day = DayOption.Make("Answers: the day it is asked on; 2026-11-01 when left out.");
        var command = new Command("evaluate", "How well questions find their answers, on labelled data.")
        {
            folder,
            crossValidate,
            plain,
            half,
            list,
            entries,
            day,
        };
        command.SetAction(asked =>
        {
            var path = asked.GetRequiredValue(folder);
            if (File.Exists(Path.Combine(path, "corpus.json")))
                return Retrieval(path, asked.GetValue(plain), asked.GetValue(crossValidate), terminal.Out);
            if (File.Exists(Path.Combine(path, CareSet.FileName)))
                return Care(
                    path,
                    asked.GetValue(entries),
                    asked.GetValue(day) ?? UsualDay,
                    asked.GetValue(half),
                    asked.GetValue(list),
                    terminal.Out
                );
            terminal.Error.WriteLine($"There is neither corpus.json nor {CareSet.FileName} in {path}.");
            return ExitCodes.Usage;
        });
        return command;
    }

    private static int Retrieval(string folder, bool isPlain, bool crossValidates, TextWriter output)
    {
        var set = RetrievalSet.Read(folder);
        var thesaurus = isPlain ? Thesaurus.Empty : Thesaurus.Shipped();
        if (!crossValidates)
        {
            Print(RetrievalRun.Score(set, thesaurus, new RankingOptions()), output);
            return ExitCodes.Ok;
        }

        var (scores, chosen) = new CrossValidation(set, thesaurus).Run();
        Print(scores, output);
        for (var fold = 0; fold < chosen.Count; fold++)
            output.WriteLine($"fold {fold + 1}: {chosen[fold]}");
        return ExitCodes.Ok;
    }

    private static int Care(string folder, string? file, DateOnly day, string? half, bool lists, TextWriter output)
    {
        var questions = CareSet.Read(Path.Combine(folder, CareSet.FileName)).AsEnumerable();
        if (half is not null)
            questions = questions.Where((_, at) => at % 2 == (half == "test" ? 1 : 0));
        var (knowledge, options) = LabelledFolder.Asked(file);
        var results = CareRun.Judge(new Assistant(knowledge, options), questions, day);
        foreach (var kind in results.GroupBy(r => r.Question.Kind))
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind.Key, -13} {kind.Count(r => r.IsCorrect), 3} of {kind.Count(), 3} "
                        + $"correct, {kind.Count(r => r.IsWronglyAnswered)} wrongly answered"
                )
            );
        foreach (var wrong in lists ? results.Where(r => !r.IsCorrect) : [])
            List(wrong, output);
        output.WriteLine(ThreeFigures.Of(results));
        Percent("wrongly answered", results.Select(r => r.IsWronglyAnswered), output);
        Percent("correct outcome", results.Select(r => r.IsCorrect), output);
        return ExitCodes.Ok;
    }

    private static void List(CareResult r, TextWriter output)
    {
        output.WriteLine($"{(r.IsWronglyAnswered ? "WRONG" : "     ")} {r.Reply.Outcome} ({r.Reply.Reason}) <- {r.Question.Question}");
        foreach (var e in r.Reply.Entries.Take(3))
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"        {e.Entry.Id} score {e.Score:F1} share {e.Share:F2} specific {e.Specific:F2} {e.Refusal}"
                )
            );
    }

    private static void Percent(string measure, IEnumerable<bool> values, TextWriter output)
    {
        var interval = Interval.Of([.. values.Select(v => v ? 100.0 : 0.0)]);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{measure, -16} {interval.Mean:F1} %   95% [{interval.Low:F1}, {interval.High:F1}]"
            )
        );
    }

    private static void Print(IReadOnlyList<QueryScores> scores, TextWriter output)
    {
        Print("nDCG@10", scores.Select(s => s.Ndcg), output);
        Print("MRR@10", scores.Select(s => s.ReciprocalRank), output);
        Print("Recall@10", scores.Select(s => s.Recall), output);
        Print("H@1", scores.Select(s => s.Hit), output);
    }

    private static void Print(string measure, IEnumerable<double> values, TextWriter output)
    {
        var interval = Interval.Of([.. values]);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{measure, -9} {interval.Mean:F3}   95% [{interval.Low:F3}, {interval.High:F3}]")
        );
    }
}

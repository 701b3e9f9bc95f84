using System.CommandLine;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Evaluation;

namespace Channels.Webhooks.Verbs.Labelled;

/// <summary>
/// <c>calibrate {author:folder[:knowledge]} … [--thresholds-only author] [--bound 0.03] [--wrong 0.02] [--out file]</c>: fits the weights
/// of the evidence to labelled questions, and the chances from which an entry answers and is offered. Prints the three figures of every
/// set: by a model fitted without its author, and by the one that is written.
/// </summary>
internal static class CalibrateVerb
{
    private static readonly DateOnly UsualDay = new(2026, 11, 1);

    public static Command Command(Terminal terminal)
    {
        var sets = new Argument<string[]>("sets")
        {
            Description = $"author:folder, the folder with {CareSet.FileName}; or author:folder:knowledge.",
        };
        var only = new Option<string[]>("--thresholds-only") { Description = "Authors whose questions set the thresholds and no weight." };
        var wrong = new Option<double?>("--wrong") { Description = "Part of any author's questions that may be answered wrongly; 0.02." };
        var bound = new Option<double?>("--bound") { Description = "Upper bound (95 %) of the part of all that may be; 0.03." };
        var file = new Option<string?>("--out") { Description = "File to write the model to; left out: it is only printed." };
        var command = new Command("calibrate", "Fits when an entry answers to labelled questions.") { sets, only, wrong, bound, file };
        command.SetAction(asked =>
        {
            var labelled = new List<(string Folder, LabelledSet Set)>();
            foreach (var cells in (asked.GetValue(sets) ?? []).Select(s => s.Split(':')))
            {
                if (cells.Length is < 2 or > 3 || !File.Exists(Path.Combine(cells[1], CareSet.FileName)))
                {
                    terminal.Error.WriteLine($"{string.Join(':', cells)} is no author:folder with {CareSet.FileName}.");
                    return ExitCodes.Usage;
                }

                var weighsOnly = (asked.GetValue(only) ?? []).Contains(cells[0]);
                labelled.Add((cells[1], LabelledFolder.Read(cells[0], cells[1], cells.ElementAtOrDefault(2), weighsOnly)));
            }

            Run(labelled, new Risk(asked.GetValue(bound) ?? 0.03, asked.GetValue(wrong) ?? 0.02), asked.GetValue(file), terminal.Out);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Run(List<(string Folder, LabelledSet Set)> sets, Risk risk, string? file, TextWriter output)
    {
        var calibration = new Calibration(sets.Select(s => s.Set), UsualDay);
        foreach (var author in sets.GroupBy(s => s.Set.Author))
        {
            var without = calibration.FitWithout(author.Key, risk);
            foreach (var (folder, set) in author)
                output.WriteLine($"without {author.Key}, {folder}: {Figures(set, without)}");
        }

        var model = calibration.Fit(risk);
        foreach (var (folder, set) in sets)
            output.WriteLine($"all, {folder}: {Figures(set, model)}");
        if (file is null)
        {
            model.Write(output);
            return;
        }

        using var text = new StreamWriter(file);
        text.WriteLine("# The weight of each piece of evidence for an entry (Evidence.cs), and the chances from which it answers and is");
        text.WriteLine("# offered. Written by the verb calibrate; do not edit by hand.");
        model.Write(text);
    }

    private static ThreeFigures Figures(LabelledSet set, AnswerModel model) =>
        ThreeFigures.Of(CareRun.Judge(new Assistant(set.Knowledge.With(model), set.Options), set.Questions, UsualDay));
}

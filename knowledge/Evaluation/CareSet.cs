using Channels.Knowledge.Answering;

namespace Channels.Knowledge.Evaluation;

/// <summary>Labelled questions as tab-separated lines: kind, outcomes, entries, service, question; <c>|</c> between what is equally
/// right.</summary>
public static class CareSet
{
    public const string FileName = "questions.tsv";

    /// <exception cref="InvalidDataException">A line has not this form.</exception>
    public static IReadOnlyList<CareQuestion> Read(string file) =>
        [
            .. File.ReadLines(file)
                .Select((line, at) => (line, at + 1))
                .Where(l => l.line.Length > 0 && l.line[0] != '#')
                .Select(l => Parse(l.line, l.Item2)),
        ];

    private static CareQuestion Parse(string line, int number)
    {
        var cells = line.Split('\t');
        if (cells.Length != 5 || cells[1].Split('|').Any(n => OutcomeNames.Find(n) is null))
            throw new InvalidDataException($"Line {number} is no labelled question.");
        return new CareQuestion(
            cells[0],
            [.. cells[1].Split('|').Select(OutcomeNames.Find).OfType<Outcome>()],
            cells[2].Split('|', StringSplitOptions.RemoveEmptyEntries),
            Value(cells[3]),
            cells[4]
        );
    }

    private static string? Value(string cell) => cell.Length == 0 ? null : cell;
}

/// <summary>A labelled question: what ought to come of it.</summary>
/// <param name="Kind">What kind of question it is, for the table.</param>
/// <param name="Outcomes">Outcomes that are equally right.</param>
/// <param name="Entries">Ids of the entries that may answer, or of which one ought to be offered; empty where none ought to.</param>
/// <param name="Service">Service the conversation has spoken of before.</param>
public sealed record CareQuestion(
    string Kind,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<string> Entries,
    string? Service,
    string Question
);

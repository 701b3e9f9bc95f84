using System.Text.Json;
using Channels.Knowledge.Index;

namespace Channels.Knowledge.Evaluation;

/// <summary>
/// Retrieval test data: <c>corpus.json</c> (id to <c>Question: ...\nAnswer: ...</c>), <c>queries.json</c> (id to question) and
/// <c>qrels.json</c> (query id to document id to grade).
/// </summary>
public sealed class RetrievalSet
{
    private const string QuestionMark = "Question:";
    private const string AnswerMark = "\nAnswer:";

    public required IReadOnlyList<Document> Documents { get; init; }

    public required IReadOnlyList<string> Queries { get; init; }

    /// <summary>For each query the graded documents, by position.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<int, int>> Grades { get; init; }

    /// <exception cref="InvalidDataException">A file has not this form, or the labels name what is not there.</exception>
    public static RetrievalSet Read(string folder)
    {
        var corpus = Texts(folder, "corpus.json");
        var queries = Texts(folder, "queries.json");
        var labels = Parse<Dictionary<string, Dictionary<string, int>>>(folder, "qrels.json");
        var positions = corpus.Select((c, at) => (c.Key, at)).ToDictionary(c => c.Key, c => c.at, StringComparer.Ordinal);
        return new RetrievalSet
        {
            Documents = [.. corpus.Select(c => Split(c.Value))],
            Queries = [.. queries.Select(q => q.Value)],
            Grades = [.. queries.Select(q => Graded(labels.GetValueOrDefault(q.Key) ?? [], positions))],
        };
    }

    /// <summary>Question and answer of one text of a corpus; a text without the two marks is a question alone.</summary>
    public static Document Split(string text)
    {
        var answer = text.IndexOf(AnswerMark, StringComparison.Ordinal);
        if (!text.StartsWith(QuestionMark, StringComparison.Ordinal) || answer < 0)
            return new Document([text], "");
        return new Document([text[QuestionMark.Length..answer].Trim()], text[(answer + AnswerMark.Length)..].Trim());
    }

    private static Dictionary<int, int> Graded(Dictionary<string, int> labels, Dictionary<string, int> positions)
    {
        var graded = new Dictionary<int, int>();
        foreach (var (id, grade) in labels)
        {
            if (!positions.TryGetValue(id, out var position))
                throw new InvalidDataException($"qrels.json names the document '{id}', which corpus.json has not.");
            graded[position] = grade;
        }

        return graded;
    }

    private static List<KeyValuePair<string, string>> Texts(string folder, string file)
    {
        // In the order of the file: equal scores are broken by it.
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        return [.. json.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString() ?? ""))];
    }

    private static T Parse<T>(string folder, string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, file))) ?? throw new InvalidDataException($"{file} is empty.");
}

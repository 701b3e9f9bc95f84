using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// Holds a model's answer against the entry it is to be from. What passes is only which pieces are kept: the words that are shown are
/// taken from the entry, in the entry's order, and never from the model.
/// </summary>
internal static class ShortAnswer
{
    private const int MostSentences = 60;

    /// <summary>The shortened text, null when nothing changes; and the code of what came of it.</summary>
    public static (string? Text, string Reason) Read(string? output, Entry entry, QuestionReader reader, DateOnly day)
    {
        var (answer, problem) = ModelOutput.Read<ModelAnswer>(output);
        if (answer is null)
            return (null, problem!);
        if (answer.Sentences.Count == 0)
            return (null, ModelReasons.Nothing);
        if (answer.Sentences.Any(s => s is null))
            return (null, ModelReasons.Schema);
        if (answer.Sentences.Count > MostSentences || answer.Sentences.Sum(s => (long)s.Text.Length) > 2L * entry.Answer.Length)
            return (null, ModelReasons.TooLong);

        var pieces = Pieces.Of(entry.Answer);
        var check = new SentenceCheck(reader, day);
        var kept = new HashSet<int>();
        foreach (var sentence in answer.Sentences)
        {
            var (place, wrong) = check.Check(sentence, entry, pieces);
            if (wrong is not null)
                return (null, wrong);
            kept.UnionWith(Enumerable.Range(0, pieces.Count).Take(place));
        }

        if (kept.Count == pieces.Count)
            return (null, ModelReasons.Unchanged);
        return new Selection(reader, day).Check(pieces, kept) is { } lost
            ? (null, lost)
            : (Pieces.Join(entry.Answer, pieces, kept), ModelReasons.Shortened);
    }
}

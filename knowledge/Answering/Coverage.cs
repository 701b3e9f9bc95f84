using Channels.Knowledge.Index;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>
/// How much of one text's content words another one has, rare words counting more. Read both ways it tells a strong match (the
/// question is about this, and this is about the question) from a shared word or two.
/// </summary>
internal sealed class Coverage(Thesaurus thesaurus, KnowledgeIndex index)
{
    private const float Asking = 0.25f;
    private const float Around = 0.3f;
    private const float Foreign = 0.15f;
    private const float LeastWording = 1f;
    private const float Close = 0.95f;
    private const float Loose = 0.8f;
    private static readonly HashSet<string> Stop = new(Tables.Words("stop"), StringComparer.Ordinal);

    /// <summary>The content words of a question: those of the sentences that ask, and with little weight those around them.</summary>
    public List<ContentWord> WordsOf(QuestionReading question) =>
        question.Side.Length == 0
            ? WordsOf(question.Topic)
            : [.. WordsOf(question.Topic), .. WordsOf(question.Side).Select(w => w with { Weight = w.Weight * Around })];

    /// <summary>The content words of a folded text with their weights.</summary>
    public List<ContentWord> WordsOf(string text)
    {
        var words = new List<ContentWord>();
        var from = 0;
        foreach (var (word, start) in thesaurus.PlacesIn(text))
        {
            if (start < from)
                continue;
            AddRuns(text, from, start, words);
            if (!Stop.Contains(word))
            {
                var isWeak = thesaurus.IsAsking(word) || IsVerb(word);
                words.Add(new ContentWord(word, thesaurus.Words[word], (isWeak ? Asking : 1f) * Weight(word), !isWeak));
            }

            from = start + word.Length;
        }

        AddRuns(text, from, text.Length, words);
        return words;
    }

    /// <summary>The weighted share of words that a text has, 0 to 1; 0 without words.</summary>
    public static float Share(List<ContentWord> words, string text)
    {
        float all = 0,
            had = 0;
        foreach (var word in words)
        {
            all += word.Weight;
            had += word.Weight * Found(word, text);
        }

        return all == 0 ? 0 : had / all;
    }

    /// <summary>The weight of the words that a text has.</summary>
    public static float Mass(List<ContentWord> words, string text)
    {
        var had = 0f;
        foreach (var word in words)
            had += word.IsContent ? word.Weight * Found(word, text) : 0;
        return had;
    }

    /// <summary>The heaviest word that a text does not have, as a part of all of them.</summary>
    public static float Missing(List<ContentWord> words, string text)
    {
        float all = 0,
            heaviest = 0;
        foreach (var word in words)
        {
            all += word.Weight;
            heaviest = Math.Max(heaviest, word.Weight * (1 - Found(word, text)));
        }

        return all == 0 ? 0 : heaviest / Math.Max(all, LeastWording);
    }

    /// <summary>As <see cref="Share"/>; a wording of hardly one word is held to have more, or one shared word would be all of it.</summary>
    public static float Specific(List<ContentWord> wording, string text)
    {
        float all = 0,
            had = 0;
        foreach (var word in wording)
        {
            all += word.Weight;
            had += word.Weight * Found(word, text);
        }

        return all == 0 ? 0 : had / Math.Max(all, LeastWording);
    }

    /// <summary>Whether a text has the word or one that stands for it.</summary>
    public static bool Has(ContentWord word, string text) => Found(word, text) >= Loose;

    private static float Found(ContentWord word, string text)
    {
        if (text.Contains(word.Text, StringComparison.Ordinal))
            return 1;
        var best = 0f;
        foreach (var (other, strength) in word.Others)
        {
            if (text.Contains(other, StringComparison.Ordinal))
                best = Math.Max(best, strength >= 1 ? Close : Loose);
        }

        return best > 0 ? best : Partly(word.Text, text);
    }

    /// <summary>The share of a longer kanji word's pairs: 事故報国 is nearly 事故報告.</summary>
    private static float Partly(string word, string text)
    {
        if (word.Length < 3 || Scripts.Of(word[0]) != Script.Kanji)
            return 0;
        var pairs = 0;
        for (var at = 0; at + 2 <= word.Length; at++)
            pairs += text.AsSpan().Contains(word.AsSpan(at, 2), StringComparison.Ordinal) ? 1 : 0;
        return 0.9f * pairs / (word.Length - 1);
    }

    private void AddRuns(string text, int from, int until, List<ContentWord> words)
    {
        for (var start = from; start < until; )
        {
            var end = Math.Min(until, Scripts.EndOfRun(text, start));
            // The kanji after a number is its counter: 1回開 is no word.
            var counts = start > 0 && char.IsAsciiDigit(text[start - 1]) && Scripts.Of(text[start]) == Script.Kanji;
            var run = text[(counts ? start + 1 : start)..end];
            if (run.Length >= 2 && Scripts.Of(run[0]) is (Script.Kanji or Script.Katakana or Script.Latin) && !IsStop(run))
            {
                // A Latin word that no entry and no list has is the language of the question, not what it is about.
                var isForeign = Scripts.Of(run[0]) == Script.Latin && !index.Knows(run);
                var asks = run.Contains('何', StringComparison.Ordinal); // 年何回, 何日以内
                words.Add(
                    new ContentWord(
                        run,
                        ContentWord.None,
                        (
                            isForeign ? Foreign
                            : asks ? Asking
                            : 1f
                        ) * Weight(run),
                        IsContent: !isForeign && !asks
                    )
                );
            }
            start = end;
        }
    }

    /// <summary>A word of the list, or two of them together (実施場合).</summary>
    private static bool IsStop(string run)
    {
        if (Stop.Contains(run) || run.All(char.IsAsciiDigit))
            return true;
        for (var at = 1; at < run.Length; at++)
        {
            if (Stop.Contains(run[..at]) && Stop.Contains(run[at..]))
                return true;
        }

        return false;
    }

    /// <summary>A verb or adjective in one of its forms (出す, 変わった): the next text has it in another.</summary>
    private static bool IsVerb(string word) =>
        word.Length <= 5 && Scripts.Of(word[^1]) == Script.Hiragana && Scripts.Of(word[0]) == Script.Kanji;

    private float Weight(string word) => 0.3f + (0.7f * index.RarityOf(word));
}

/// <summary>A content word.</summary>
/// <param name="Others">Words that stand for it, and how closely.</param>
/// <param name="IsContent">Whether it says what a text is about; words that ask and verbs do not.</param>
internal sealed record ContentWord(string Text, IReadOnlyDictionary<string, float> Others, float Weight, bool IsContent)
{
    public static readonly IReadOnlyDictionary<string, float> None = new Dictionary<string, float>(StringComparer.Ordinal);
}

using System.Buffers;
using Channels.Text;

namespace Channels.Knowledge.Index;

/// <summary>
/// An immutable in-memory index of questions and answers. Searching is safe from many threads. A document's score is that of its
/// best wording plus its answer's, both BM25; documents with equal scores keep their order.
/// </summary>
public sealed class KnowledgeIndex
{
    /// <summary>Characters of a question that are read; nobody asks more in one question.</summary>
    public const int LongestQuestion = 2000;

    private readonly FieldIndex _questions;
    private readonly FieldIndex _answers;
    private readonly QueryReader _reader;
    private readonly int[] _ends;
    private readonly float _answerWeight;

    private KnowledgeIndex(FieldIndex questions, FieldIndex answers, QueryReader reader, int[] ends, float answerWeight) =>
        (_questions, _answers, _reader, _ends, _answerWeight) = (questions, answers, reader, ends, answerWeight);

    /// <summary>Number of documents.</summary>
    public int Count => _ends.Length;

    public static KnowledgeIndex Build(IEnumerable<Document> documents, Thesaurus thesaurus, RankingOptions? options = null)
    {
        options ??= new RankingOptions();
        var terms = new TermTable();
        var tokenizer = new Tokenizer(new HiraganaWords(thesaurus.HiraganaWords));
        var questions = new FieldBuilder(terms, tokenizer);
        var answers = new FieldBuilder(terms, tokenizer);
        var ends = new List<int>();
        var wordings = 0;
        foreach (var document in documents)
        {
            foreach (var wording in document.Wordings)
                questions.Add(JapaneseText.FoldWidths(wording));
            answers.Add(JapaneseText.FoldWidths(document.Answer));
            ends.Add(wordings += document.Wordings.Count);
        }

        return new KnowledgeIndex(
            questions.Build(options.QuestionSaturation, options.QuestionLength, options.Rarity),
            answers.Build(options.AnswerSaturation, options.AnswerLength, options.Rarity),
            new QueryReader(terms, tokenizer, thesaurus, options),
            [.. ends],
            options.AnswerWeight
        );
    }

    /// <summary>How rare a word is here: 1 when no document has it, towards 0 when all have. A word is as rare as its rarest
    /// part.</summary>
    internal float RarityOf(string word)
    {
        var rarest = float.NaN;
        foreach (var term in _reader.TermsOf(word))
        {
            var occurrences = term < 0 ? 0 : Math.Max(_questions.Occurrences(term), _answers.Occurrences(term));
            var rarity = MathF.Log(1 + (Count / (1f + occurrences))) / MathF.Log(1 + Count);
            rarest = float.IsNaN(rarest) ? rarity : Math.Max(rarest, rarity);
        }

        return float.IsNaN(rarest) ? 1 : rarest;
    }

    /// <summary>Whether any document has the word.</summary>
    internal bool Knows(string word) => _reader.TermsOf(word).Any(t => t >= 0);

    /// <summary>The best documents for a question, best first; none for a question without a known word.</summary>
    public IReadOnlyList<Hit> Search(string question, int count)
    {
        var text = JapaneseText.FoldWidths(question.Length > LongestQuestion ? question[..LongestQuestion] : question);
        var read = _reader.Read(text);
        var wordings = _ends.Length == 0 ? 0 : _ends[^1];
        var pool = ArrayPool<float>.Shared;
        var (byWording, byAnswer) = (pool.Rent(wordings), pool.Rent(_ends.Length));
        try
        {
            var wordingScores = byWording.AsSpan(0, wordings);
            var answerScores = byAnswer.AsSpan(0, _ends.Length);
            wordingScores.Clear();
            answerScores.Clear();
            Score(read.Own, wordingScores, answerScores);
            Score(read.Others, wordingScores, answerScores);
            return Best(wordingScores, answerScores, count);
        }
        finally
        {
            pool.Return(byWording);
            pool.Return(byAnswer);
        }
    }

    private void Score(IReadOnlyDictionary<int, float> terms, Span<float> wordings, Span<float> answers)
    {
        foreach (var (term, weight) in terms)
        {
            _questions.Score(term, weight, wordings);
            _answers.Score(term, weight * _answerWeight, answers);
        }
    }

    private List<Hit> Best(ReadOnlySpan<float> wordings, ReadOnlySpan<float> answers, int count)
    {
        var best = new TopHits(count);
        var start = 0;
        for (var position = 0; position < answers.Length; position++)
        {
            var wording = 0f;
            for (; start < _ends[position]; start++)
                wording = Math.Max(wording, wordings[start]);
            var score = wording + answers[position];
            if (score > best.Threshold)
                best.Add(new Hit(position, score));
        }

        return best.InOrder();
    }
}

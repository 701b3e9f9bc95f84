using System.Buffers;
using System.Runtime.InteropServices;

namespace Channels.Knowledge.Review;

/// <summary>
/// Wordings by their words, to find those that are alike without comparing all with all. Likeness is the smaller share (by weight)
/// of words that one has of the other, words that stand for each other counting as the same. Two wordings that share this much must
/// share one of the rarest words of each: only those are looked up, which loses nothing.
/// </summary>
internal sealed class WordingIndex
{
    private const float Tied = 0.9f;
    private readonly Vocabulary _vocabulary;
    private readonly float _least;
    private readonly float[] _rarity;
    private readonly List<int>?[] _postings;
    private readonly List<Weighed> _wordings = [];

    /// <param name="read">Everything whose words count for how rare a word is.</param>
    /// <param name="least">Least likeness that is looked for, 0 to 1.</param>
    public WordingIndex(Vocabulary vocabulary, IReadOnlyCollection<Wording> read, float least)
    {
        (_vocabulary, _least) = (vocabulary, least);
        var counts = new List<int>();
        foreach (
            var word in read.SelectMany(w => w.Words)
                .Concat(read.SelectMany(w => w.Words).Distinct().SelectMany(vocabulary.TiesOf).Select(t => ~t))
        )
        {
            var id = word < 0 ? ~word : word;
            CollectionsMarshal.SetCount(counts, Math.Max(counts.Count, vocabulary.Count));
            counts[id] += word < 0 ? 0 : 1;
        }

        CollectionsMarshal.SetCount(counts, Math.Max(counts.Count, vocabulary.Count));
        _rarity = [.. counts.Select(c => 0.3f + (0.7f * MathF.Log(1 + (read.Count / (1f + c))) / MathF.Log(2 + read.Count)))];
        _postings = new List<int>?[_rarity.Length];
    }

    /// <summary>Adds a wording and gives its number.</summary>
    public int Add(Wording wording)
    {
        var weighed = Weigh(wording);
        foreach (var word in weighed.Words)
        {
            if (word < _postings.Length)
                (_postings[word] ??= []).Add(_wordings.Count);
        }

        _wordings.Add(weighed);
        return _wordings.Count - 1;
    }

    public Wording this[int number] => _wordings[number].Wording;

    /// <summary>The wordings at least as alike as is looked for, with their likeness; in the order they were added.</summary>
    public List<(int Number, float Likeness)> Alike(Wording wording)
    {
        var weighed = Weigh(wording);
        var marked = ArrayPool<bool>.Shared.Rent(_wordings.Count);
        marked.AsSpan(0, _wordings.Count).Clear();
        var candidates = new List<int>();
        var rest = weighed.Total;
        foreach (var at in Enumerable.Range(0, weighed.Words.Length).OrderBy(i => Occurrences(weighed.Words[i])))
        {
            if (rest < _least * weighed.Total)
                break;
            rest -= weighed.Weights[at];
            Collect(weighed.Words[at], candidates, marked);
            foreach (var tie in _vocabulary.TiesOf(weighed.Words[at]))
                Collect(tie, candidates, marked);
        }

        ArrayPool<bool>.Shared.Return(marked);
        candidates.Sort();
        var alike = new List<(int, float)>();
        foreach (var number in candidates)
        {
            if (Likeness(weighed, _wordings[number]) is var likeness && likeness >= _least)
                alike.Add((number, likeness));
        }

        return alike;
    }

    private float Likeness(Weighed one, Weighed other)
    {
        if (one.Wording.Text == other.Wording.Text)
            return 1;
        var share = Share(one, other.Set);
        return share < _least ? share : Math.Min(share, Share(other, one.Set));
    }

    /// <summary>The share of one's words that the other has. An add-on both name is what they are about, not how they are alike.</summary>
    private float Share(Weighed one, HashSet<int> other)
    {
        float all = 0,
            shared = 0;
        for (var at = 0; at < one.Words.Length; at++)
        {
            var word = one.Words[at];
            var has = other.Contains(word);
            if (has && one.Wording.Kinds[at] == WordingReader.AddOn && one.Words.Length > 1)
                continue;
            all += one.Weights[at];
            shared +=
                has ? one.Weights[at]
                : Array.Exists(_vocabulary.TiesOf(word), other.Contains) ? Tied * one.Weights[at]
                : 0;
            if (all - shared > one.Total * (1 - _least))
                return 0;
        }

        return all == 0 ? 0 : shared / all;
    }

    private void Collect(int word, List<int> candidates, bool[] marked)
    {
        if (word >= _postings.Length || _postings[word] is not { } list)
            return;
        foreach (var number in list)
        {
            if (marked[number])
                continue;
            marked[number] = true;
            candidates.Add(number);
        }
    }

    private int Occurrences(int word) => (word < _postings.Length ? _postings[word]?.Count : null) ?? 0;

    private Weighed Weigh(Wording wording)
    {
        var weights = new float[wording.Words.Length];
        for (var at = 0; at < weights.Length; at++)
            weights[at] = wording.Kinds[at] * (wording.Words[at] < _rarity.Length ? _rarity[wording.Words[at]] : 1);
        return new Weighed(wording, wording.Words, weights, weights.Sum(), [.. wording.Words]);
    }

    private sealed record Weighed(Wording Wording, int[] Words, float[] Weights, float Total, HashSet<int> Set);
}

using Channels.Knowledge.Index;

namespace Channels.Knowledge.Review;

/// <summary>Numbers for words, and which of them stand for each other.</summary>
internal sealed class Vocabulary(Thesaurus thesaurus)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<int[]?> _ties = [];

    public int Count => _words.Count;

    public int IdOf(string word)
    {
        if (_ids.TryGetValue(word, out var id))
            return id;
        _words.Add(word);
        _ties.Add(null);
        return _ids[word] = _words.Count - 1;
    }

    /// <summary>The words that say the same as this one; those that are tied to it loosely are not among them.</summary>
    public int[] TiesOf(int id) =>
        _ties[id] ??= thesaurus.Words.TryGetValue(_words[id], out var others)
            ? [.. others.Where(o => o.Value >= 1).Select(o => IdOf(o.Key))]
            : [];
}

using Channels.Text;

namespace Channels.Knowledge.Index;

/// <summary>
/// Groups of words that stand for each other (ヘルパー = 訪問介護). A file is one group a line; words after <c>~</c> are tied to those
/// before it by half; <c>_</c> is a space. Only the words of a question are widened, never the entries.
/// </summary>
public sealed class Thesaurus
{
    private const float Loosely = 0.5f;
    private readonly Dictionary<string, Dictionary<string, float>> _others = new(StringComparer.Ordinal);
    private readonly HashSet<string> _content = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asking = new(StringComparer.Ordinal);
    private readonly WordLengths _lengths = new();

    /// <summary>A thesaurus of no words.</summary>
    public static Thesaurus Empty { get; } = new();

    /// <summary>The shipped words: asking, municipal administration, long-term care, and English for these.</summary>
    public static Thesaurus Shipped()
    {
        var thesaurus = new Thesaurus();
        foreach (var name in new[] { "asking", "municipal", "everyday", "care", "english" })
        {
            using var stream =
                typeof(Thesaurus).Assembly.GetManifestResourceStream($"Words/{name}.txt")
                ?? throw new InvalidOperationException($"The word list {name} is not in the assembly.");
            using var text = new StreamReader(stream);
            thesaurus.Add(text, hasContent: name != "asking");
        }

        return thesaurus;
    }

    /// <param name="hasContent">Whether words in hiragana of this list say what a text is about.</param>
    public void Add(TextReader lines, bool hasContent = true)
    {
        while (lines.ReadLine() is { } line)
        {
            line = JapaneseText.FoldWidths(line);
            if (line.Length > 0 && line[0] != '#')
                AddGroup(line.Split('~'), hasContent);
        }
    }

    /// <summary>Words that only hiragana writes and that carry content.</summary>
    internal IEnumerable<string> HiraganaWords => _content;

    /// <summary>Whether a word asks (いつ, いくら, 方法) rather than says what is asked about.</summary>
    internal bool IsAsking(string word) => _asking.Contains(word);

    /// <summary>Every word with those that may stand for it, and how closely (0 to 1).</summary>
    internal IReadOnlyDictionary<string, Dictionary<string, float>> Words => _others;

    /// <summary>The words of the thesaurus in a folded text: at every place the longest, none inside another.</summary>
    internal List<string> FindIn(string text) => [.. PlacesIn(text).Select(p => p.Word)];

    /// <summary>As <see cref="FindIn"/>, with the place of every word.</summary>
    internal List<(string Word, int Start)> PlacesIn(string text)
    {
        var found = new List<(string, int)>();
        var lookup = _others.GetAlternateLookup<ReadOnlySpan<char>>();
        var last = -1;
        for (var at = 0; at < text.Length; at++)
        {
            for (var length = _lengths.MostAt(text, at); length > 0 && at + length > last; length--)
            {
                if (!lookup.TryGetValue(text.AsSpan(at, length), out var word, out _) || !Scripts.IsWholeWord(text, at, length))
                    continue;
                if (length == 1 && Scripts.IsInsideKanji(text, at))
                    continue;
                found.Add((word, at));
                last = at + length;
                break;
            }
        }

        return found;
    }

    private void AddGroup(string[] halves, bool hasContent)
    {
        var close = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var loose = halves.Length > 1 ? halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        foreach (var word in close)
        {
            foreach (var other in close)
                Tie(word, other, 1f);
            foreach (var other in loose)
            {
                Tie(word, other, Loosely);
                Tie(other, word, Loosely);
            }
        }

        if (!hasContent)
            _asking.UnionWith(close.Concat(loose));
        else
            _content.UnionWith(close.Concat(loose).Where(Index.HiraganaWords.IsOne));
    }

    private void Tie(string word, string other, float strength)
    {
        (word, other) = (word.Replace('_', ' '), other.Replace('_', ' '));
        if (word == other)
            return;
        if (!_others.TryGetValue(word, out var others))
            _others[word] = others = new Dictionary<string, float>(StringComparer.Ordinal);
        others[other] = Math.Max(strength, others.GetValueOrDefault(other));
        _lengths.Add(word);
    }
}

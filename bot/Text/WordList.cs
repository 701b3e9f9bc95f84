using System.Buffers;

namespace Channels.Text;

/// <summary>
/// Words that are looked for in a message, all at once: anywhere in it, at its beginning, at its end. Immutable.
/// </summary>
public sealed class WordList
{
    private readonly string[] words;
    private readonly SearchValues<string> anywhere;
    private readonly SearchValues<char> firsts;
    private readonly SearchValues<char> lasts;

    private readonly StringComparison comparison;

    /// <param name="words">The words; the longest that fits is found.</param>
    /// <param name="comparison"><see cref="StringComparison.Ordinal"/> for folded texts, or
    /// <see cref="StringComparison.OrdinalIgnoreCase"/>
    /// for texts as they were written.</param>
    public WordList(IEnumerable<string> words, StringComparison comparison = StringComparison.Ordinal)
    {
        this.comparison = comparison;
        this.words = [.. words.Where(w => w.Length > 0).Distinct().OrderByDescending(w => w.Length)];
        anywhere = SearchValues.Create(this.words, comparison);
        firsts = Signs(this.words.Select(w => w[0]));
        lasts = Signs(this.words.Select(w => w[^1]));
    }

    /// <summary>The words, the longest first.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>One of them stands somewhere in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(anywhere);

    /// <summary>Whether one of them may stand at the beginning: most texts need no closer look.</summary>
    public bool MayBegin(ReadOnlySpan<char> text) => !text.IsEmpty && firsts.Contains(text[0]);

    /// <summary>The longest with which the text begins, or null.</summary>
    public string? Beginning(ReadOnlySpan<char> text)
    {
        if (!MayBegin(text))
            return null;
        foreach (var word in words)
        {
            if (text.StartsWith(word, comparison))
                return word;
        }

        return null;
    }

    /// <summary>The longest with which the text ends, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">So many signs stand before it at least.</param>
    public string? Ending(ReadOnlySpan<char> text, int before = 0)
    {
        if (text.IsEmpty || !lasts.Contains(text[^1]))
            return null;
        foreach (var word in words)
        {
            if (text.Length >= word.Length + before && text.EndsWith(word, comparison))
                return word;
        }

        return null;
    }

    private static SearchValues<char> Signs(IEnumerable<char> of) =>
        SearchValues.Create([.. of.SelectMany(c => (char[])[c, char.ToLowerInvariant(c), char.ToUpperInvariant(c)]).Distinct()]);
}

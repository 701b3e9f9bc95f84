using Channels.Knowledge.Index;
using Channels.Text;

namespace Channels.Knowledge.Reading;

/// <summary>Names of things with what people call them. In a text the longest name at a place counts, and none inside another.</summary>
internal sealed class ConceptTable
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _all;
    private readonly ILookup<string, string> _spellings;
    private readonly WordLengths _lengths = new();

    public ConceptTable(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var halves = line.Split('=', 2);
            var words = halves[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var name = halves[0].Trim();
            if (name[0] == '@')
                _groups[_names[JapaneseText.FoldWidths(name[1..])] = name[1..]] = words;
            else
                _names[JapaneseText.FoldWidths(name)] = name;
            if (name[0] != '@')
            {
                foreach (var word in words)
                    _names[JapaneseText.FoldWidths(word).Replace('_', ' ')] = name;
            }
        }

        foreach (var spelling in _names.Keys)
            _lengths.Add(spelling);
        _all = _names.Values.ToHashSet(StringComparer.Ordinal);
        _spellings = _names.ToLookup(n => n.Value, n => n.Key, StringComparer.Ordinal);
    }

    /// <summary>The concepts a folded text names, each once, in order; of a group its members.</summary>
    public List<Mention> FindIn(string text)
    {
        var found = new List<Mention>();
        for (var at = 0; at < text.Length; at++)
        {
            var length = LongestAt(text, at);
            if (length == 0)
                continue;
            found.Add(new Mention(_names[text.Substring(at, length)], text.Substring(at, length), at));
            at += length - 1;
        }

        return found;
    }

    /// <summary>The text without the concepts it names.</summary>
    public string Without(string text)
    {
        var rest = new System.Text.StringBuilder(text);
        foreach (var mention in FindIn(text))
        {
            for (var at = 0; at < mention.Spelling.Length; at++)
                rest[mention.Start + at] = ' ';
        }

        return rest.ToString();
    }

    /// <summary>The members of a group; of anything else, itself.</summary>
    public string[] Members(string name) => _groups.GetValueOrDefault(name) ?? [name];

    /// <summary>The names of all concepts.</summary>
    public IReadOnlyCollection<string> Names => _all;

    /// <summary>Every spelling of a concept, folded.</summary>
    public IEnumerable<string> Spellings(string name) => _spellings[name];

    /// <summary>The concept a text is the name of, or the text as it is.</summary>
    public string Canonical(string text) => _names.GetValueOrDefault(JapaneseText.FoldWidths(text)) ?? text;

    private int LongestAt(string text, int at)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = _lengths.MostAt(text, at); length > 0; length--)
        {
            if (lookup.ContainsKey(text.AsSpan(at, length)) && Scripts.IsWholeWord(text, at, length))
                return length;
        }

        return 0;
    }
}

/// <summary>A concept named in a text.</summary>
/// <param name="Name">The concept.</param>
/// <param name="Spelling">How the text spells it.</param>
/// <param name="Start">Where.</param>
internal sealed record Mention(string Name, string Spelling, int Start)
{
    public int End => Start + Spelling.Length;
}

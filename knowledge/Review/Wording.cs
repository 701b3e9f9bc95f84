using Channels.Knowledge.Index;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Review;

/// <summary>A question in one wording, as a set of words with what it names.</summary>
/// <param name="Text">The wording, folded.</param>
/// <param name="Words">Numbers of its words, each once.</param>
/// <param name="Kinds">How much each word counts by its kind, before its rarity.</param>
internal sealed record Wording(
    string Text,
    int[] Words,
    float[] Kinds,
    IReadOnlySet<string> Services,
    IReadOnlySet<string> AddOns,
    IReadOnlySet<string> Facets,
    IReadOnlySet<string> Matters,
    IReadOnlySet<string> Numbers,
    IReadOnlyList<YearMention> Years
)
{
    /// <summary>
    /// Whether both name something of a kind and not the same: another add-on, another matter, another year or number, or they want
    /// to know something else (until when, how much). What only one of them says does not part them.
    /// </summary>
    public bool PartsFrom(Wording other) =>
        (AddOns.Count > 0 && other.AddOns.Count > 0 && !AddOns.SetEquals(other.AddOns))
        || (Facets.Count > 0 && other.Facets.Count > 0 && !Facets.Overlaps(other.Facets))
        || (Matters.Count > 0 && other.Matters.Count > 0 && !Matters.Overlaps(other.Matters))
        || (Numbers.Count > 0 && other.Numbers.Count > 0 && !Numbers.SetEquals(other.Numbers));

    /// <summary>Whether they name times that have nothing in common, or only one is made for a time.</summary>
    public bool IsOfOtherTime(Wording other) =>
        Years.Count == 0 ? other.Years.Count > 0 : !Years.Any(y => other.Years.Any(o => o.From <= y.Until && y.From <= o.Until));
}

/// <summary>Reads wordings with the guard's tables and the thesaurus.</summary>
/// <param name="today">What 今年度 is counted from.</param>
internal sealed class WordingReader(Thesaurus thesaurus, Vocabulary vocabulary, DateOnly today)
{
    /// <summary>Weight of the name of an add-on, and the mark of one.</summary>
    public const float AddOn = 1.5f;

    private const float Asking = 0.4f;
    private const float Idle = 0.25f;
    private const float Facet = 1f;
    private const float Pair = 0.5f;
    private static readonly HashSet<string> Stop = new(Tables.Words("stop"), StringComparer.Ordinal);
    private readonly Dictionary<int, float> _words = [];

    public QuestionReader Reader { get; } = new();

    public Wording Read(string wording)
    {
        var text = JapaneseText.FoldWidths(
            wording.Length > KnowledgeIndex.LongestQuestion ? wording[..KnowledgeIndex.LongestQuestion] : wording
        );
        _words.Clear();
        var years = Years.FindIn(text, today);
        var rest = years.Aggregate(text, (t, y) => t.Replace(y.Text, " ", StringComparison.Ordinal));
        var numbers = Quantities.FindIn(rest);
        var services = Reader.Services.FindIn(rest).SelectMany(m => Reader.Services.Members(m.Name)).ToHashSet(StringComparer.Ordinal);
        rest = Reader.Services.Without(rest);
        var addOns = Reader.AddOnsIn(rest).ToHashSet(StringComparer.Ordinal);
        rest = Reader.AddOns.Without(rest);
        var facets = Reader.FacetsIn(rest);
        var matters = Reader.Matters.FindIn(rest).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var addOn in addOns)
            Add("+" + addOn, AddOn);
        foreach (var facet in facets)
            Add("?" + facet, Facet);
        Cut(Reader.Facets.Without(rest));
        return new Wording(text, [.. _words.Keys], [.. _words.Values], services, addOns, facets, matters, numbers, years);
    }

    private void Cut(string text)
    {
        var from = 0;
        foreach (var (word, start) in thesaurus.PlacesIn(text))
        {
            if (start < from)
                continue;
            AddRuns(text, from, start);
            Add(
                word,
                Stop.Contains(word) ? Idle
                    : thesaurus.IsAsking(word) || IsVerb(word) ? Asking
                    : 1
            );
            from = start + word.Length;
        }

        AddRuns(text, from, text.Length);
    }

    private void AddRuns(string text, int from, int until)
    {
        for (var start = from; start < until; )
        {
            var end = Math.Min(until, Scripts.EndOfRun(text, start));
            var script = Scripts.Of(text[start]);
            var run = text[start..end];
            if (run.Length >= 2 && Stop.Contains(run))
                Add(run, Idle);
            else if (run.Length >= 2 && script is Script.Katakana or Script.Latin)
                Add(run, 1);
            else if (script == Script.Kanji)
                AddPairs(run);
            start = end;
        }
    }

    /// <summary>Pairs of a kanji word no list has, so that 計画作成担当者 and 計画の作成担当者 share most of it.</summary>
    private void AddPairs(string run)
    {
        for (var at = 0; at + 2 <= run.Length; at++)
        {
            var pair = run.Substring(at, 2);
            Add(pair, Stop.Contains(pair) ? Idle : Pair);
        }
    }

    private void Add(string word, float kind)
    {
        var id = vocabulary.IdOf(word);
        _words[id] = Math.Max(kind, _words.GetValueOrDefault(id));
    }

    private static bool IsVerb(string word) =>
        word.Length <= 5 && Scripts.Of(word[^1]) == Script.Hiragana && Scripts.Of(word[0]) == Script.Kanji;
}

using Channels.Knowledge.Content;
using Channels.Knowledge.Index;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Answering;

/// <summary>Entries with their index and everything that is worked out once. Immutable: after a change a new one takes its place.</summary>
public sealed class KnowledgeBase
{
    private KnowledgeBase(IReadOnlyList<Entry> entries, Thesaurus thesaurus, AnswerModel model)
    {
        Model = model;
        Entries = entries;
        Reader = new QuestionReader();
        Succession = new Succession(entries);
        Readings = [.. entries.Select(e => new EntryReading(e, Reader, Succession.InheritedBy(e)))];
        Index = KnowledgeIndex.Build(Readings.Select(Indexed), thesaurus);
        Coverage = new Coverage(thesaurus, Index);
        _topics = new WordedTopic[entries.Count][];
        _cities =
        [
            .. entries
                .Select(e => e.Jurisdiction)
                .Where(j => j != Entry.National)
                .Distinct(StringComparer.Ordinal)
                .Select(j => (j, JapaneseText.FoldWidths(j))),
        ];
    }

    /// <summary>The topics of an entry read for comparing: worked out when it is first found, and the same whoever comes first.</summary>
    internal WordedTopic[] TopicsOf(int position) =>
        _topics[position] ??= [
            .. Readings[position]
                .Topics.Select(t => new WordedTopic(Coverage.WordsOf(t), Coverage.WordsOf(WordedTopic.End(t)), CharacterPairs.Of(t))),
        ];

    /// <summary>Weighs what was found.</summary>
    internal AnswerModel Model { get; private set; }

    private readonly WordedTopic[]?[] _topics;
    private readonly (string Name, string Folded)[] _cities;

    /// <summary>The cities, or other authorities, of the entries that a folded text names.</summary>
    internal List<string> CitiesIn(string text) =>
        [.. _cities.Where(c => text.Contains(c.Folded, StringComparison.Ordinal)).Select(c => c.Name)];

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Drafts are left out: they are nobody's answer yet.</summary>
    /// <param name="model">Null: the one that ships.</param>
    public static KnowledgeBase Build(IEnumerable<Entry> entries, Thesaurus? thesaurus = null, AnswerModel? model = null) =>
        new([.. entries.Where(e => e.Status != EntryStatus.Draft)], thesaurus ?? Thesaurus.Shipped(), model ?? AnswerModel.Shipped);

    /// <summary>The same entries weighed by another model.</summary>
    public KnowledgeBase With(AnswerModel model)
    {
        var other = (KnowledgeBase)MemberwiseClone();
        other.Model = model;
        return other;
    }

    /// <summary>What is searched: the topic counts with the answer, and is no wording of its own.</summary>
    private static Document Indexed(EntryReading reading)
    {
        var entry = reading.Entry;
        return new(
            [.. entry.Aliases.Prepend(entry.Question).Concat(reading.Inherited)],
            entry.Topic is null ? entry.Answer : entry.Topic + "\n" + entry.Answer
        );
    }

    internal KnowledgeIndex Index { get; }

    internal QuestionReader Reader { get; }

    /// <summary>Which entry took the place of which.</summary>
    internal Succession Succession { get; }

    internal IReadOnlyList<EntryReading> Readings { get; }

    internal Coverage Coverage { get; }
}

/// <summary>A wording of an entry without the names of services, read for comparing.</summary>
/// <param name="Words">Its content words.</param>
/// <param name="Focus">Those at its end, where it asks.</param>
/// <param name="Pairs">Its pairs of characters.</param>
internal sealed record WordedTopic(List<ContentWord> Words, List<ContentWord> Focus, HashSet<int> Pairs)
{
    private const int FocusLength = 24;

    /// <summary>The end of a wording, where it says what it asks.</summary>
    public static string End(string text)
    {
        text = text.TrimEnd();
        return text.Length <= FocusLength ? text : text[^FocusLength..];
    }
}

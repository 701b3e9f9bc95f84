using Channels.Knowledge.Content;
using Channels.Knowledge.Index;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Answering;

/// <summary>Entries with their index and everything that is worked out once. Immutable: after a change a new one takes its place.</summary>
public sealed class KnowledgeBase
{
    private KnowledgeBase(IReadOnlyList<Entry> entries, Thesaurus thesaurus)
    {
        Entries = entries;
        Reader = new QuestionReader();
        Readings = [.. entries.Select(e => new EntryReading(e, Reader))];
        Index = KnowledgeIndex.Build(entries.Select(e => new Document([.. e.Aliases.Prepend(e.Question)], e.Answer)), thesaurus);
        Coverage = new Coverage(thesaurus, Index);
        _topics = new List<ContentWord>[entries.Count][];
        _cities =
        [
            .. entries
                .Select(e => e.Jurisdiction)
                .Where(j => j != Entry.National)
                .Distinct(StringComparer.Ordinal)
                .Select(j => (j, JapaneseText.FoldWidths(j))),
        ];
    }

    /// <summary>The content words of each topic of an entry: worked out when it is first found, and the same whoever comes first.</summary>
    internal List<ContentWord>[] TopicsOf(int position) => _topics[position] ??= [.. Readings[position].Topics.Select(Coverage.WordsOf)];

    private readonly List<ContentWord>[]?[] _topics;
    private readonly (string Name, string Folded)[] _cities;

    /// <summary>The cities, or other authorities, of the entries that a folded text names.</summary>
    internal List<string> CitiesIn(string text) =>
        [.. _cities.Where(c => text.Contains(c.Folded, StringComparison.Ordinal)).Select(c => c.Name)];

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Drafts are left out: they are nobody's answer yet.</summary>
    public static KnowledgeBase Build(IEnumerable<Entry> entries, Thesaurus? thesaurus = null) =>
        new([.. entries.Where(e => e.Status != EntryStatus.Draft)], thesaurus ?? Thesaurus.Shipped());

    internal KnowledgeIndex Index { get; }

    internal QuestionReader Reader { get; }

    internal IReadOnlyList<EntryReading> Readings { get; }

    internal Coverage Coverage { get; }
}

using System.Runtime.InteropServices;
using Channels.Knowledge.Content;
using Channels.Knowledge.Index;
using Channels.Text;

namespace Channels.Knowledge.Review;

/// <summary>
/// Finds entries that ask the same: near-duplicates, and contradictions, which answer the same question for the same service, place
/// and time with other numbers or with no instead of yes. Superseded entries are nobody's twin; entries for other services, cities,
/// revisions or times are meant to differ. Immutable and safe from many threads: after a change a new one takes its place.
/// </summary>
public sealed class TwinFinder
{
    /// <summary>From here on two questions are the same.</summary>
    private const float Same = 0.64f;

    /// <summary>From here on they are near enough for other figures of the kind both ask for to be looked at.</summary>
    private const float Least = 0.5f;
    private readonly List<Reading> _readings = [];
    private readonly List<int> _owners = [];
    private readonly WordingIndex _index;
    private readonly WordingReader _reader;
    private readonly Lock _reading = new();

    private TwinFinder(IEnumerable<Entry> entries, Thesaurus thesaurus, DateOnly today)
    {
        var vocabulary = new Vocabulary(thesaurus);
        _reader = new WordingReader(thesaurus, vocabulary, today);
        foreach (var entry in entries.Where(e => e.Status != EntryStatus.Superseded))
            _readings.Add(Read(entry));
        _index = new WordingIndex(vocabulary, [.. _readings.SelectMany(r => r.Wordings)], Least);
        for (var at = 0; at < _readings.Count; at++)
        {
            foreach (var wording in _readings[at].Wordings)
            {
                _index.Add(wording);
                _owners.Add(at);
            }
        }
    }

    /// <param name="entries">Drafts count too: they are compared before they are approved.</param>
    /// <param name="today">What relative years (今年度) in questions are counted from.</param>
    public static TwinFinder Build(IEnumerable<Entry> entries, DateOnly today, Thesaurus? thesaurus = null) =>
        new(entries, thesaurus ?? Thesaurus.Shipped(), today);

    /// <summary>The twins of an entry among all others, contradictions first, then the most alike. An entry of the same id is
    /// itself.</summary>
    public IReadOnlyList<Twin> Of(Entry entry)
    {
        if (entry.Status == EntryStatus.Superseded)
            return [];
        Reading reading;
        lock (_reading)
            reading = Read(entry);
        return InOrder(Of(reading, _ => true));
    }

    /// <summary>Every pair of twins once, contradictions first. The first of a pair stands before the other in the list of
    /// entries.</summary>
    public IReadOnlyList<Twin> All(CancellationToken stop = default)
    {
        var twins = new List<Twin>();
        for (var at = 0; at < _readings.Count; at++)
        {
            stop.ThrowIfCancellationRequested();
            var place = at;
            twins.AddRange(Of(_readings[at], other => other > place));
        }

        return InOrder(twins);
    }

    private IEnumerable<Twin> Of(Reading one, Func<int, bool> wanted)
    {
        var closest = new Dictionary<int, (float Likeness, Wording Own, Wording Others)>();
        foreach (var wording in one.Wordings)
        {
            foreach (var (number, likeness) in Alike(wording))
            {
                var owner = _owners[number];
                if (
                    !wanted(owner)
                    || _readings[owner].Entry.Id == one.Entry.Id
                    || wording.PartsFrom(_index[number])
                    || wording.IsOfOtherTime(_index[number])
                )
                    continue;
                ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(closest, owner, out _);
                if (likeness > best.Likeness)
                    best = (likeness, wording, _index[number]);
            }
        }

        foreach (var (owner, (likeness, own, others)) in closest.Where(c => SharesScope(one, _readings[c.Key])))
        {
            var other = _readings[owner];
            var conflicts = Figures
                .Conflicts(one.Figures, other.Figures)
                .Concat(Assertions.Conflicts(one.Assertions, other.Assertions))
                .ToList();
            if (likeness < Same && !IsAskedFigure(own, others, conflicts))
                continue;
            yield return new Twin(
                one.Entry,
                other.Entry,
                conflicts.Count > 0 ? TwinKind.Contradiction : TwinKind.NearDuplicate,
                likeness,
                [new TwinReason(TwinReasons.Wording, own.Text, others.Text), .. conflicts]
            );
        }
    }

    /// <summary>Both questions want the same kind of figure of the same matters, and the answers give others.</summary>
    private static bool IsAskedFigure(Wording own, Wording others, List<TwinReason> conflicts) =>
        own.Facets.Overlaps(others.Facets)
        && own.Matters.SetEquals(others.Matters)
        && own.AddOns.SetEquals(others.AddOns)
        && conflicts.Exists(c => c.Code is TwinReasons.Period or TwinReasons.Share or TwinReasons.Money or TwinReasons.Count);

    private List<(int Number, float Likeness)> Alike(Wording wording)
    {
        // The vocabulary grows while it is read.
        lock (_reading)
            return _index.Alike(wording);
    }

    private static bool SharesScope(Reading one, Reading other) =>
        (one.Services.Count == 0 || other.Services.Count == 0 || one.Services.Overlaps(other.Services))
        && (
            one.Entry.Jurisdiction == other.Entry.Jurisdiction
            || one.Entry.Jurisdiction == Entry.National
            || other.Entry.Jurisdiction == Entry.National
        )
        && (one.Entry.Revision is null || other.Entry.Revision is null || one.Entry.Revision == other.Entry.Revision)
        && (one.Entry.ValidFrom is not { } from || other.Entry.ValidUntil is not { } otherUntil || from <= otherUntil)
        && (other.Entry.ValidFrom is not { } otherFrom || one.Entry.ValidUntil is not { } until || otherFrom <= until);

    private static List<Twin> InOrder(IEnumerable<Twin> twins) =>
        [
            .. twins
                .OrderByDescending(t => t.Kind)
                .ThenByDescending(t => t.Likeness)
                .ThenBy(t => t.One.Id, StringComparer.Ordinal)
                .ThenBy(t => t.Other.Id, StringComparer.Ordinal),
        ];

    private Reading Read(Entry entry)
    {
        var wordings = entry.Aliases.Prepend(entry.Question).Select(_reader.Read).ToList();
        var services =
            entry.Services.Count == 0
                ? wordings[0].Services
                : entry
                    .Services.Select(_reader.Reader.Services.Canonical)
                    .SelectMany(_reader.Reader.Services.Members)
                    .ToHashSet(StringComparer.Ordinal);
        return new Reading(entry, wordings, services);
    }

    private sealed record Reading(Entry Entry, IReadOnlyList<Wording> Wordings, IReadOnlySet<string> Services)
    {
        private readonly Lazy<(List<Figure> Figures, List<Assertion> Assertions)> _answer = new(() =>
        {
            var folded = JapaneseText.FoldWidths(Entry.Answer);
            return (Review.Figures.FindIn(folded), Review.Assertions.FindIn(folded));
        });

        public List<Figure> Figures => _answer.Value.Figures;

        public List<Assertion> Assertions => _answer.Value.Assertions;
    }
}

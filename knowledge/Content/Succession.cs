using Channels.Text;

namespace Channels.Knowledge.Content;

/// <summary>
/// Which entry took the place of which. A successor is found by everything that the one it replaces was found by, and a former rule whose
/// successor is approved stands in nobody's way: it is shown only to who asks after a rule that was.
/// </summary>
internal sealed class Succession
{
    private readonly IReadOnlyList<Entry> entries;
    private readonly Dictionary<string, Entry> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> inherited = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, Entry>> byQuestion;

    public Succession(IReadOnlyList<Entry> entries)
    {
        this.entries = entries;
        foreach (var entry in entries)
            byId.TryAdd(entry.Id, entry);
        foreach (var entry in entries.Where(e => e.Status == EntryStatus.Superseded && e.WasConfirmed()))
        {
            if (SuccessorOf(entry) is not { } successor)
                continue;
            if (!inherited.TryGetValue(successor.Id, out var wordings))
                inherited[successor.Id] = wordings = [];
            wordings.AddRange(entry.Aliases.Prepend(entry.Question));
        }

        byQuestion = new(() =>
            this.entries.Where(e => e.Status == EntryStatus.Approved).ToLookup(e => Bare(e.Question), StringComparer.Ordinal)
        );
    }

    /// <summary>The wordings of the rules whose place an entry took, as far as it has none of its own like them.</summary>
    public IReadOnlyList<string> InheritedBy(Entry entry)
    {
        if (!inherited.TryGetValue(entry.Id, out var wordings))
            return [];
        var own = entry.Aliases.Prepend(entry.Question).Select(Bare).ToHashSet(StringComparer.Ordinal);
        return [.. wordings.Where(w => own.Add(Bare(w)))];
    }

    /// <summary>
    /// Whether an approved entry that holds on that day, or begins later, has the matter of one that does not hold any longer: its named
    /// successor, or one that asks the very same of the same services.
    /// </summary>
    public bool HasSuccessor(Entry former, DateOnly today) =>
        (SuccessorOf(former) is { Status: EntryStatus.Approved } named && !IsOver(named, today))
        || byQuestion
            .Value[Bare(former.Question)]
            .Any(e => e.Id != former.Id && e.Jurisdiction == former.Jurisdiction && !IsOver(e, today) && Covers(e, former));

    /// <summary>The last of those that took one another's place; null where none did, or where they go round in a circle.</summary>
    private Entry? SuccessorOf(Entry entry)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { entry.Id };
        var at = entry;
        while (at.Status == EntryStatus.Superseded && at.SupersededBy is { } next)
        {
            if (!seen.Add(next) || !byId.TryGetValue(next, out var successor))
                return null;
            at = successor;
        }

        return at == entry || at.Status == EntryStatus.Superseded ? null : at;
    }

    private static bool IsOver(Entry entry, DateOnly today) => entry.ValidUntil < today;

    private static bool Covers(Entry entry, Entry former) =>
        entry.Services.Count == 0 || (former.Services.Count > 0 && former.Services.All(entry.Services.Contains));

    private static string Bare(string text) => string.Concat(JapaneseText.FoldWidths(text).Where(char.IsLetterOrDigit));
}

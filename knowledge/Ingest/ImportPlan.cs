using Channels.Knowledge.Content;
using Channels.Text;

namespace Channels.Knowledge.Ingest;

/// <summary>
/// What an import would do (the dry run), and does when applied: entries come in as unconfirmed, those whose text changed go back to
/// unconfirmed, and those that stayed the same keep the approval they have. Nothing is removed: what the file no longer has is named.
/// </summary>
public sealed class ImportPlan
{
    private readonly IReadOnlyList<Entry> _existing;

    private ImportPlan(IReadOnlyList<Entry> existing, IReadOnlyList<Entry> incoming)
    {
        _existing = existing;
        var known = existing.ToDictionary(e => e.Id, StringComparer.Ordinal);
        Added = [.. incoming.Where(e => !known.ContainsKey(e.Id))];
        Changed = [.. incoming.Where(e => known.TryGetValue(e.Id, out var old) && !IsSame(old, e))];
        Unchanged = incoming.Count - Added.Count - Changed.Count;
        var ids = incoming.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        Missing = [.. existing.Where(e => !ids.Contains(e.Id))];
    }

    public IReadOnlyList<Entry> Added { get; }

    public IReadOnlyList<Entry> Changed { get; }

    public int Unchanged { get; }

    /// <summary>Entries that are there and that the file does not have.</summary>
    public IReadOnlyList<Entry> Missing { get; }

    public static ImportPlan Compare(IReadOnlyList<Entry> existing, IReadOnlyList<Entry> incoming) => new(existing, incoming);

    /// <summary>
    /// Whether the source says something else now, so that the approved text must not answer on: another question or answer, another
    /// scope or time. Another spelling of widths, spaces and citations is none.
    /// </summary>
    internal static bool SaysOtherwise(Entry old, Entry now) =>
        Bare(old.Question) != Bare(now.Question)
        || Bare(old.Answer) != Bare(now.Answer)
        || !old.Services.ToHashSet(StringComparer.Ordinal).SetEquals(now.Services)
        || !old.AddOns.ToHashSet(StringComparer.Ordinal).SetEquals(now.AddOns)
        || old.ValidFrom != now.ValidFrom
        || old.ValidUntil != now.ValidUntil
        || old.Jurisdiction != now.Jurisdiction;

    private static string Bare(string text) => string.Concat(JapaneseText.FoldWidths(text).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The entries after the import.</summary>
    public IReadOnlyList<Entry> Apply()
    {
        var changed = Changed.ToDictionary(e => e.Id, StringComparer.Ordinal);
        return [.. _existing.Select(e => changed.TryGetValue(e.Id, out var now) ? Merge(e, now) : e), .. Added];
    }

    /// <summary>Wordings that people asked with stay with the entry.</summary>
    private static Entry Merge(Entry old, Entry now) =>
        now with
        {
            Aliases = [.. now.Aliases.Union(old.Aliases, StringComparer.Ordinal)],
            Owner = now.Owner ?? old.Owner,
        };

    /// <summary>Whether a row says nothing that the entry does not say already.</summary>
    internal static bool IsSame(Entry old, Entry now) =>
        old.Question == now.Question
        && old.Topic == now.Topic
        && old.Answer == now.Answer
        && old.Services.SequenceEqual(now.Services)
        && old.AddOns.SequenceEqual(now.AddOns)
        && old.Citations.SequenceEqual(now.Citations)
        && old.ValidFrom == now.ValidFrom
        && old.ValidUntil == now.ValidUntil
        && old.Revision == now.Revision
        && old.Jurisdiction == now.Jurisdiction
        && now.Aliases.All(old.Aliases.Contains)
        && (now.Status != EntryStatus.Superseded || old.Status == EntryStatus.Superseded);
}

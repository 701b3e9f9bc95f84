using Channels.Knowledge.Content;

namespace Channels.Knowledge.Office;

/// <summary>Which entries staff want to see.</summary>
/// <param name="Status">Status of the newest version, or null for all.</param>
/// <param name="Service">Name of a service it holds for, or null.</param>
/// <param name="Text">Words of question, alias, answer or id, or null.</param>
/// <param name="IsDue">Whether only those whose review has come.</param>
public sealed record EntrySearch(string? Status, string? Service, string? Text, bool IsDue)
{
    /// <summary>Who looks after it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether only those that answered and do not any longer, because of their source or their last day.</summary>
    public bool IsOut { get; init; }

    public bool Fits(CatalogEntry entry, DateOnly today) =>
        (Status is null || entry.Current.Status == Status)
        && (!IsDue || Due(entry, today))
        && (!IsOut || Out(entry, today))
        && (Owner is null || Shown(entry)?.Owner == Owner)
        && (
            Service is null
            || (Shown(entry)?.Services is { } services && (services.Count == 0 || services.Contains(Service, StringComparer.Ordinal)))
        )
        && (Text is null || Words(entry).Any(w => w.Contains(Text, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The newest version as far as it can be read, else the one in force.</summary>
    public static Entry? Shown(CatalogEntry entry) => entry.Current.Entry ?? entry.InForce?.Entry;

    /// <summary>Whether what is in force is to be looked at again.</summary>
    public static bool Due(CatalogEntry entry, DateOnly today) =>
        entry.InForce is { Status: VersionStatuses.Approved or VersionStatuses.Unconfirmed, Entry.NextReview: { } day } && day <= today;

    /// <summary>Whether it was approved and does not answer: its last day is over, or its source says something else.</summary>
    public static bool Out(CatalogEntry entry, DateOnly today) =>
        entry.InForce?.Status is VersionStatuses.Expired or VersionStatuses.Changed || IsOver(entry, today);

    /// <summary>Whether what is approved has had its last day.</summary>
    public static bool IsOver(CatalogEntry entry, DateOnly today) =>
        entry.InForce is { Status: VersionStatuses.Approved, Entry.ValidUntil: { } last } && last < today;

    private static IEnumerable<string> Words(CatalogEntry entry) =>
        Shown(entry) is { } shown ? [entry.Id, shown.Question, shown.Answer, .. shown.Aliases] : [entry.Id];
}

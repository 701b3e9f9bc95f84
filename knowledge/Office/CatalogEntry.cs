using Channels.Knowledge.Content;

namespace Channels.Knowledge.Office;

/// <summary>An entry as it stands: its newest version, and the one in force.</summary>
/// <param name="InForce">The version that answers, or that is the former rule; null while nothing is in force.</param>
public sealed record CatalogEntry(string Id, EntryState Current, EntryState? InForce);

/// <summary>A version of an entry, read.</summary>
/// <param name="Version">0 for what was shipped.</param>
/// <param name="Status">One of <see cref="VersionStatuses"/>.</param>
/// <param name="By">Its writer.</param>
/// <param name="At">When it was written, UTC; null for what was shipped.</param>
/// <param name="Entry">The entry, with the status of its version; null when the document is broken.</param>
/// <param name="Problem">What is wrong with the document, or null.</param>
public sealed record EntryState(
    int Version,
    string Status,
    string By,
    DateTimeOffset? At,
    string? Note,
    string? Inquiry,
    Entry? Entry,
    string? Problem
)
{
    /// <summary>Writer of what was shipped: one member of staff confirms it.</summary>
    public const string Shipped = "shipped";

    /// <summary>Writer of what was imported by nobody who was named.</summary>
    public const string Imported = "import";

    public static EntryState Of(Entry shipped) => new(0, StatusOf(shipped.Status), Shipped, null, null, null, shipped, null);

    public static string StatusOf(EntryStatus status) =>
        status switch
        {
            EntryStatus.Draft => VersionStatuses.Draft,
            EntryStatus.Unconfirmed => VersionStatuses.Unconfirmed,
            EntryStatus.Approved => VersionStatuses.Approved,
            _ => VersionStatuses.Superseded,
        };

    /// <summary>The status a document bears in a version of that status.</summary>
    public static EntryStatus StatusOf(string status) =>
        status switch
        {
            VersionStatuses.Approved => EntryStatus.Approved,
            VersionStatuses.Unconfirmed or VersionStatuses.Changed => EntryStatus.Unconfirmed,
            VersionStatuses.Superseded or VersionStatuses.Withdrawn or VersionStatuses.Expired => EntryStatus.Superseded,
            _ => EntryStatus.Draft,
        };
}

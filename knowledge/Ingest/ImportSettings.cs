using Channels.Knowledge.Content;

namespace Channels.Knowledge.Ingest;

/// <summary>How an import reads.</summary>
/// <param name="Status">Status of entries that bear none: what is imported is unconfirmed unless the caller vouches for it.</param>
/// <param name="Prefix">
/// Put before ids with a hyphen, so that number 1 of one source is not number 1 of another; an importing city gives each source
/// one and keeps it; what an id may not have is then replaced. Null: ids as they are.
/// </param>
/// <param name="KnownServicesOnly">
/// Whether a row for a service that the table does not have is refused; otherwise it holds for a service of that name and for no other.
/// </param>
public sealed record ImportSettings(EntryStatus Status = EntryStatus.Unconfirmed, string? Prefix = null, bool KnownServicesOnly = false);

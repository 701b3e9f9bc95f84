using Channels.Knowledge.Content;

namespace Channels.Knowledge.Ingest;

/// <summary>How an import reads.</summary>
/// <param name="Status">Status of entries that bear none: what is imported is unconfirmed unless the caller vouches for it.</param>
/// <param name="Prefix">
/// Put before ids with a hyphen, so that number 1 of one source is not number 1 of another; an importing city gives each source
/// one and keeps it. Null: ids as they are.
/// </param>
public sealed record ImportSettings(EntryStatus Status = EntryStatus.Unconfirmed, string? Prefix = null);

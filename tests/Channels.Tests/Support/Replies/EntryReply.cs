namespace Channels.Tests.Support.Replies;

/// <summary>An entry with its story.</summary>
internal sealed record EntryReply(
    int Version,
    string Status,
    int? InForce,
    EntryTextReply? Entry,
    IReadOnlyList<EntryChangeReply> Pending,
    IReadOnlyList<EntryVersionReply> Versions
);

/// <summary>An entry's own members; dates as they stand on the wire.</summary>
internal sealed record EntryTextReply(
    IReadOnlyList<string> Aliases,
    string? SupersededBy,
    string? ReviewedBy,
    string? ReviewedOn,
    string? NextReview
);

/// <summary>A version with what it changed of the one before.</summary>
internal sealed record EntryVersionReply(
    string By,
    string? Note,
    EntryTextReply? Entry,
    string? Problem,
    IReadOnlyList<EntryChangeReply> Changes
);

namespace Channels.Tests.Support.Replies;

/// <summary>What was written of an entry.</summary>
internal sealed record EntryReceiptReply(int Version, IReadOnlyList<EntryFindingReply> Warnings, IReadOnlyList<ToldReply> Told);

/// <summary>Why an entry was not written.</summary>
internal sealed record EntryRefusalReply(string Code, IReadOnlyList<EntryFindingReply> Findings);

/// <summary>What the writer should know.</summary>
internal sealed record EntryFindingReply(string Code, string Field);

/// <summary>Who was told that there is an answer, or why not.</summary>
internal sealed record ToldReply(string Reference, string? Channel, string Code);

/// <summary>What became of one of several approvals.</summary>
internal sealed record EntryResultReply(string Id, string? Code);

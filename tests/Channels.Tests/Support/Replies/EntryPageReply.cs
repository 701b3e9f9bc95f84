namespace Channels.Tests.Support.Replies;

/// <summary>A page of entries.</summary>
internal sealed record EntryPageReply(IReadOnlyList<EntryLineReply> Entries, string? Next, int Total);

/// <summary>A line of the page.</summary>
internal sealed record EntryLineReply(string Id);

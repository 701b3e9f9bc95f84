namespace Channels.Tests.Support.Replies;

/// <summary>A document with what became of its entries.</summary>
internal sealed record DocumentReply(string Key, string Title, int Open, int Approved, int Own, int Out);

/// <summary>A review with what is to be read.</summary>
internal sealed record ReviewSheetReply(
    ReviewLineReply Review,
    string Seed,
    IReadOnlyList<ReviewRowReply> Rows,
    IReadOnlyList<ReviewRowReply> Former
);

/// <summary>A review as a line.</summary>
internal sealed record ReviewLineReply(
    Guid Id,
    string State,
    string OpenedBy,
    int Entries,
    int Flagged,
    ReviewReadingReply? First,
    ReviewReadingReply? Last
);

/// <summary>What a reader said.</summary>
internal sealed record ReviewReadingReply(string By, string? Note);

/// <summary>A row to read.</summary>
internal sealed record ReviewRowReply(string Id, int Version, bool IsDrawn, IReadOnlyList<string> Flags);

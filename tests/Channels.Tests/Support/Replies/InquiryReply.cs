namespace Channels.Tests.Support.Replies;

/// <summary>An inquiry as staff see it.</summary>
internal sealed record InquiryReply(
    string Reference,
    string State,
    string? Service,
    string? ReplyBy,
    string? Question,
    IReadOnlyList<string> Asked
);

namespace Channels.Tests.Support.Replies;

/// <summary>A submission that waits in the queue.</summary>
internal sealed record WaitingReply(
    string Reference,
    string Queue,
    string Procedure,
    int Version,
    string? Route,
    int Priority,
    bool IsInterim,
    DateTimeOffset? AppliedAt,
    DateTimeOffset? ContactBy,
    DateTimeOffset? ContactedAt
);

namespace Channels.Tests.Support.Replies;

/// <summary>What the duty desk is told of.</summary>
internal sealed record AlertReply(
    Guid Id,
    string Kind,
    string? Reference,
    string? Procedure,
    string? Route,
    DateTimeOffset At,
    DateTimeOffset? TakenAt,
    int Attempts
);

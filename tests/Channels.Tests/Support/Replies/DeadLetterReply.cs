namespace Channels.Tests.Support.Replies;

/// <summary>What was given up.</summary>
internal sealed record DeadLetterReply(
    Guid Id,
    string Kind,
    string Channel,
    string? Code,
    int Attempts,
    string Conversation,
    string? Reference
);

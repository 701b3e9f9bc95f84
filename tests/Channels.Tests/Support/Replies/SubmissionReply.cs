using System.Text.Json;

namespace Channels.Tests.Support.Replies;

/// <summary>One submission, whole.</summary>
internal sealed record SubmissionReply(
    string Reference,
    string Queue,
    string Status,
    string Procedure,
    string DefinitionHash,
    string Language,
    string Channel,
    string? Route,
    int Priority,
    bool IsInterim,
    DateTimeOffset? AppliedAt,
    DateTimeOffset? ContactBy,
    DateTimeOffset? ContactedAt,
    JsonElement Answers,
    IReadOnlyList<SubmissionFileReply> Files
);

/// <summary>A file of a submission.</summary>
internal sealed record SubmissionFileReply(Guid Id, string Status, long? Size, string? Field);

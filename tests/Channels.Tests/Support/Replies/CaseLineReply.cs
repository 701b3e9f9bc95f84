namespace Channels.Tests.Support.Replies;

/// <summary>A message of a case.</summary>
internal sealed record CaseLineReply(Guid Id, string From, string? Text, DateTimeOffset At);

/// <summary>When the office was first in contact.</summary>
internal sealed record FirstContactReply(DateTimeOffset ContactedAt);

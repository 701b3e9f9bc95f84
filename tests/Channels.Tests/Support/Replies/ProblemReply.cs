namespace Channels.Tests.Support.Replies;

/// <summary>A refusal of the API.</summary>
internal sealed record ProblemReply(string Code, int Status);

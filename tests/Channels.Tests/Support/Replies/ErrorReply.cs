namespace Channels.Tests.Support.Replies;

/// <summary>A refusal in the protocol's shape.</summary>
internal sealed record ErrorReply(ErrorDetailReply Error);

/// <summary>Why.</summary>
internal sealed record ErrorDetailReply(string Code, string Message);

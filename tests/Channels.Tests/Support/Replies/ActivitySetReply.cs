namespace Channels.Tests.Support.Replies;

/// <summary>What a client polls.</summary>
internal sealed record ActivitySetReply(IReadOnlyList<ActivityReply> Activities, string Watermark);

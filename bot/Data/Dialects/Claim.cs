namespace Channels.Bot.Data.Dialects;

/// <summary>One worker's claim.</summary>
/// <param name="Now">The instant of the claim.</param>
/// <param name="Token">The lease token of every row it gets.</param>
/// <param name="Until">When the lease ends.</param>
/// <param name="Most">At most so many rows.</param>
/// <param name="Only">Messages of this channel only; empty: of all.</param>
public sealed record Claim(DateTimeOffset Now, Guid Token, DateTimeOffset Until, int Most, string Only = "");

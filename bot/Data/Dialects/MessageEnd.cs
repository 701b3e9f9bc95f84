using Channels.Bot.Data.Rows;

namespace Channels.Bot.Data.Dialects;

/// <summary>What became of an outgoing message.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Code">The same as a stable code.</param>
/// <param name="RequestId">The platform's own number for the call, or null.</param>
/// <param name="Now">When.</param>
public sealed record MessageEnd(OutgoingStatus Status, string Code, string? RequestId, DateTimeOffset Now);

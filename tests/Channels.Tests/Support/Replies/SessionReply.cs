using System.Text.Json.Serialization;

namespace Channels.Tests.Support.Replies;

/// <summary>A page's session.</summary>
internal sealed record SessionReply(string ConversationId, string UserId, string Token, bool Resumed);

/// <summary>A conversation that is open, with a ticket for its stream.</summary>
internal sealed record ConversationReply(
    string ConversationId,
    string Token,
    string StreamUrl,
    [property: JsonPropertyName("expires_in")] int ExpiresIn
);

/// <summary>That an activity was taken.</summary>
internal sealed record PostedReply(string Id);

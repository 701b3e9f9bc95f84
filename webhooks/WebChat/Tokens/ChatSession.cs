namespace Channels.Webhooks.WebChat;

/// <summary>What a token says: whose conversation this is. Nothing of it is personal.</summary>
/// <param name="ConversationId">Unguessable.</param>
/// <param name="UserId">Starts with <c>dl_</c>, so that clients take it from the token only.</param>
/// <param name="Begun">When the conversation was opened: its tokens end a fixed time after that, however often they are refreshed.</param>
public sealed record ChatSession(string ConversationId, string UserId, DateTimeOffset Begun)
{
    /// <summary>The procedure the person came for.</summary>
    public string? Procedure { get; init; }

    /// <summary>The code of the leaflet or page it was opened from; one of those that are counted, or null.</summary>
    public string? Doorway { get; init; }

    public string Language { get; init; } = "ja";

    /// <summary>A pseudonym of the network address it was opened from: codes are not guessed cheaper by opening conversations.</summary>
    public string? From { get; init; }

    /// <summary>The page that opened it; only that one, and the host's own, may open its stream.</summary>
    public string? Origin { get; init; }
}

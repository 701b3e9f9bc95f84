namespace Channels.Bot.Data.Rows;

/// <summary>A link given out in one conversation to be opened in another, once.</summary>
public sealed class Invitation
{
    /// <summary>Pseudonym of the code in the link.</summary>
    public required string CodeKey { get; init; }

    /// <summary>The conversation it was given out in: news are announced there.</summary>
    public required string ConversationKey { get; init; }

    public required string Procedure { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was opened; it opens nothing any more.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

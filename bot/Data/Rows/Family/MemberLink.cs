namespace Channels.Bot.Data.Rows.Family;

/// <summary>A conversation that speaks for a member: one for a number, one number for a conversation.</summary>
public sealed class MemberLink
{
    /// <summary>The number on the member card.</summary>
    public required string Number { get; init; }

    /// <summary>Pseudonym of the conversation.</summary>
    public required string ConversationKey { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }
}

/// <summary>A code the centre gave a member, with which their conversation is linked; used once, then the row is gone.</summary>
public sealed class MemberCode
{
    /// <summary>Whose it is. A new code takes the place of the one before.</summary>
    public required string Number { get; init; }

    /// <summary>Pseudonym of the code: who reads the table can link nobody.</summary>
    public required string CodeKey { get; init; }

    /// <summary>From here on nobody can use it, and a sweep deletes it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

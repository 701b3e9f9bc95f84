using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>A form that was left and waits for its resume code, in whatever conversation it is written.</summary>
public sealed class Draft
{
    public const string SessionColumn = "Drafts.Session";

    /// <summary>Pseudonym of the code: who reads the table cannot go on with anybody's form.</summary>
    public required string CodeKey { get; init; }

    /// <summary>The conversation it was left in.</summary>
    public required string ConversationKey { get; init; }

    public required string Procedure { get; init; }

    public ProtectedBytes? Session { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From here on nobody gets it, and a sweep deletes it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

namespace Channels.Bot.Submissions;

/// <summary>A line of the queue.</summary>
/// <param name="Reference">Reference number, unique.</param>
/// <param name="Queue">Processing queue.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">Definition version.</param>
/// <param name="SubmittedAt">When the person confirmed it, or when it first came though unconfirmed.</param>
/// <param name="Route">Ward or kind it belongs to, or null.</param>
/// <param name="Priority">Smaller comes first: -2 urgent, -1 high, 0 normal, 1 low.</param>
/// <param name="IsInterim">Not confirmed yet; it is here because it cannot wait.</param>
/// <param name="AppliedAt">When the person said that they want to apply, or null.</param>
/// <param name="ContactBy">By when the office is to be in contact, or null.</param>
/// <param name="ContactedAt">When it first was, or null.</param>
/// <param name="Unread">Messages of the person that nobody has fetched.</param>
public sealed record NewSubmission(
    string Reference,
    string Queue,
    string Procedure,
    int Version,
    DateTimeOffset SubmittedAt,
    string? Route,
    int Priority,
    bool IsInterim,
    DateTimeOffset? AppliedAt,
    DateTimeOffset? ContactBy,
    DateTimeOffset? ContactedAt,
    int Unread
)
{
    /// <summary>1, and one more with each correction.</summary>
    public int Revision { get; init; }

    /// <summary><c>Received</c>, <c>Taken</c> or <c>Resubmitted</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>Since when this revision is new.</summary>
    public DateTimeOffset NewSince { get; init; }
}

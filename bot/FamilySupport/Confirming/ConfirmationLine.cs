namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Where the confirmation of an edition of a report stands.</summary>
/// <param name="Reference">The report's number.</param>
/// <param name="Revision">Which edition.</param>
/// <param name="State">One of <see cref="ConfirmDesk.States"/>.</param>
/// <param name="Why">Why nobody is asked, one of <see cref="WhyUnasked"/>; null: somebody is, or will be.</param>
/// <param name="Requester">Number of the member who is asked, or would be; null: nobody could be found.</param>
public sealed record ConfirmationLine(string Reference, int Revision, string State, string? Why, string? Requester)
{
    /// <summary>When they were first asked, UTC.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public int Reminders { get; init; }

    /// <summary>When the member is asked or reminded next, or it is looked whether they can be, UTC; null: never again.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When there was an answer, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What is seen otherwise, by its field id; what was written to it is among the messages of the case.</summary>
    public string? Line { get; init; }

    /// <summary>Who confirmed it on other evidence.</summary>
    public string? By { get; init; }

    /// <summary>What that was, one of <see cref="ConfirmDesk.Kinds"/>.</summary>
    public string? Evidence { get; init; }

    /// <summary>What they wrote beside it.</summary>
    public string? Note { get; init; }
}

/// <summary>What became of confirming on other evidence.</summary>
public abstract record EvidenceTaken
{
    /// <summary>It is confirmed.</summary>
    public sealed record Taken(ConfirmationLine Confirmation) : EvidenceTaken;

    /// <summary>It was corrected since.</summary>
    /// <param name="Revision">The edition there is now.</param>
    public sealed record Superseded(int Revision) : EvidenceTaken;

    /// <summary>It was taken back or erased.</summary>
    public sealed record Gone : EvidenceTaken;

    /// <summary>No such report, or not for the caller.</summary>
    public sealed record Unknown : EvidenceTaken;
}

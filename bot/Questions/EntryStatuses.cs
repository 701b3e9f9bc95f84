namespace Channels.Bot.Questions;

/// <summary>How far a version of an entry has come.</summary>
public static class EntryStatuses
{
    /// <summary>Proposed by a member of staff; waits for a second person.</summary>
    public const string Draft = "draft";

    /// <summary>Shipped or imported; waits for a member of staff.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>Confirmed by another person than its writer: it answers.</summary>
    public const string Approved = "approved";

    /// <summary>Holds no longer; kept as the former rule.</summary>
    public const string Superseded = "superseded";

    /// <summary>Taken out: neither an answer nor a former rule.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>A proposal that was turned down.</summary>
    public const string Rejected = "rejected";

    /// <summary>Imported over an approved text that says something else: neither answers until somebody confirms it.</summary>
    public const string Changed = "changed";

    /// <summary>Its last day is over; kept as the former rule.</summary>
    public const string Expired = "expired";

    /// <summary>Whether somebody may still approve it.</summary>
    public static bool IsOpen(string status) => status is Draft or Unconfirmed or Changed;
}

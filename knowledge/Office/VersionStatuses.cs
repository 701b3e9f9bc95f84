namespace Channels.Knowledge.Office;

/// <summary>How far a version of an entry has come, as the ledger keeps it.</summary>
public static class VersionStatuses
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
    public static bool IsOpen(string status) => status is Draft || IsImported(status);

    /// <summary>Shipped or imported, and waiting.</summary>
    public static bool IsImported(string status) => status is Unconfirmed or Changed;
}

namespace Channels.Knowledge.Office;

/// <summary>What the owner of entries must know: told in the transaction that makes it true.</summary>
/// <param name="Kind"><see cref="Changed"/> or <see cref="Expired"/>.</param>
/// <param name="Owner">Who looks after the entries, or null where nobody is named.</param>
public sealed record OwnerNotice(string Kind, string? Owner)
{
    /// <summary>Approved entries answer no longer: their source says something else.</summary>
    public const string Changed = "entries-changed";

    /// <summary>Approved entries answer no longer: their last day is over.</summary>
    public const string Expired = "entries-expired";
}

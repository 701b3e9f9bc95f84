namespace Channels.Bot.Data.Rows.Access;

/// <summary>When a key of the API was last used, to the minute; never the key.</summary>
public sealed class KeyUse
{
    /// <summary>Who holds it.</summary>
    public required string Holder { get; init; }

    /// <summary>Its name among the holder's; empty: the only one.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset LastUsedAt { get; set; }
}

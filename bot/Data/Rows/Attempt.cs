namespace Channels.Bot.Data.Rows;

/// <summary>How often something secret was tried in vain: the word of a case, codes from one address. Nothing of it can be read
/// back.</summary>
public sealed class Attempt
{
    /// <summary>Pseudonym of what was tried.</summary>
    public required string Key { get; init; }

    /// <summary>How often in vain.</summary>
    public int Count { get; set; }

    /// <summary>When it was tried last.</summary>
    public DateTimeOffset TriedAt { get; set; }

    /// <summary>Until then nothing is looked up, right or wrong; null while tries are free.</summary>
    public DateTimeOffset? LockedUntil { get; set; }
}

namespace Channels.Bot.Data.Rows;

/// <summary>Something about this installation itself, beside the schema.</summary>
public sealed class InstallationFact
{
    /// <summary>Which key seals the personal columns: a pseudonym that only this key makes.</summary>
    public const string Key = "key";

    /// <summary>Written to see whether anything can be written.</summary>
    public const string Probe = "probe";

    /// <summary>Id of the key that seals since the last change of keys; a node without it must not serve.</summary>
    public const string Seal = "seal";

    /// <summary>Until when one node seals anew what earlier keys sealed.</summary>
    public const string Resealing = "resealing";

    public required string Name { get; init; }

    public required string Value { get; set; }
}

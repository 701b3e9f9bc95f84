namespace Channels.Bot.Forms.Yaml;

/// <summary>What a reader expects under a key, noted while it reads.</summary>
internal sealed record KeyShape(KeyKind Kind)
{
    public bool IsRequired { get; init; }

    public int? Least { get; init; }

    public int? Most { get; init; }

    /// <summary>The closed list of values, or empty.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The reader of the block below, when there was one.</summary>
    public MapReader? Inner { get; init; }
}

/// <summary>What a key's value may be.</summary>
internal enum KeyKind
{
    Any,
    Text,
    Flag,
    Whole,
    List,
    Block,
}

namespace Channels.Bot.Forms.Yaml;

/// <summary>A value of a procedure file with its place, so that every finding can point at it.</summary>
internal abstract class YamlNode(Place at)
{
    public Place At { get; } = at;

    /// <summary>What to call this kind of value in a message.</summary>
    public abstract string Kind { get; }
}

/// <summary>Where something stands in a file; line and column count from 1.</summary>
internal readonly record struct Place(string File, int Line, int Column);

internal sealed class YamlScalar(Place at, string value, bool isQuoted) : YamlNode(at)
{
    public string Value { get; } = value;

    /// <summary>Quoted values are text even when they look like numbers.</summary>
    public bool IsQuoted { get; } = isQuoted;

    public override string Kind => "a value";
}

internal sealed class YamlList(Place at, IReadOnlyList<YamlNode> items) : YamlNode(at)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Kind => "a list";
}

internal sealed class YamlMap(Place at, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries) : YamlNode(at)
{
    public IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = entries;

    public override string Kind => "a block of keys";
}

using System.Globalization;

namespace Channels.Bot.Forms.Yaml;

/// <summary>
/// Takes the keys it knows out of a block and reports the rest: a mistyped key never passes silently. What is missing or of
/// the wrong kind becomes a finding and a harmless value, so that one run shows everything there is to put right.
/// </summary>
internal sealed class MapReader(YamlMap map, ICollection<Lint> findings)
{
    private readonly Dictionary<string, KeyShape> asked = [];

    public Place At => map.At;

    public ICollection<Lint> Findings => findings;

    /// <summary>The keys that were asked for and what they may be: what the schema for editors is made from.</summary>
    public IReadOnlyDictionary<string, KeyShape> Shapes => asked;

    public IEnumerable<string> Keys => map.Entries.Select(e => e.Key.Value);

    /// <summary>A reader of the node, or null with a finding when it is no block of keys.</summary>
    public static MapReader? Of(YamlNode? node, string what, ICollection<Lint> findings)
    {
        if (node is YamlMap found)
            return new MapReader(found, findings);
        if (node is not null)
            findings.Add(Finding(node.At, "value-kind", $"{what} must be a block of keys, not {node.Kind}.", "Write 'key: value' lines."));
        return null;
    }

    public YamlNode? Node(string key) => Node(key, new KeyShape(KeyKind.Any));

    private YamlNode? Node(string key, KeyShape shape)
    {
        if (!asked.TryGetValue(key, out var known) || known.Kind is KeyKind.Any)
            asked[key] = shape;
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Value == key)
                return entry.Value;
        }

        return null;
    }

    public Place PlaceOf(string key) => map.Entries.Where(e => e.Key.Value == key).Select(e => e.Key.At).FirstOrDefault(map.At);

    public string? Text(string key) => Text(key, new KeyShape(KeyKind.Text));

    private string? Text(string key, KeyShape shape)
    {
        switch (Node(key, shape))
        {
            case null:
                return null;
            case YamlScalar { Value.Length: > 0 } scalar:
                return scalar.Value;
            case YamlScalar empty:
                Add(empty.At, "value-missing", $"'{key}' has no value.", "Write one, or remove the line.");
                return null;
            case var other:
                Add(other.At, "value-kind", $"'{key}' must be a value, not {other.Kind}.", "Write it on the same line.");
                return null;
        }
    }

    public string Required(string key)
    {
        if (Node(key, new KeyShape(KeyKind.Text) { IsRequired = true }) is null)
            Add(At, "key-missing", $"'{key}' is missing.", $"Add a line '{key}: ...'.");
        return Text(key) ?? "";
    }

    public bool Flag(string key)
    {
        switch (Text(key, new KeyShape(KeyKind.Flag)))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            default:
                Add(Node(key)!.At, "value-unknown", $"'{key}' must be true or false.", "Write true or false.");
                return false;
        }
    }

    public int? Whole(string key, int least, int most)
    {
        if (Text(key, new KeyShape(KeyKind.Whole) { Least = least, Most = most }) is not { } text)
            return null;
        if (
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Add(Node(key)!.At, "value-unknown", $"'{key}' must be a whole number from {least} to {most}.", "Write it in digits.");
        return null;
    }

    /// <summary>A value out of a closed list.</summary>
    public string OneOf(string key, string whenAbsent, params ReadOnlySpan<string> allowed)
    {
        if (Text(key, new KeyShape(KeyKind.Text) { Values = allowed.ToArray() }) is not { } text)
            return whenAbsent;
        if (allowed.Contains(text))
            return text;
        Add(Node(key)!.At, "value-unknown", $"'{text}' is not a value of '{key}'.", Nearest.Hint(text, allowed.ToArray()));
        return whenAbsent;
    }

    public IReadOnlyList<YamlNode> List(string key)
    {
        switch (Node(key, new KeyShape(KeyKind.List)))
        {
            case null:
                return [];
            case YamlList list:
                return list.Items;
            case var other:
                Add(other.At, "value-kind", $"'{key}' must be a list.", $"Write '{key}: [ a, b ]' or one '- a' a line.");
                return [];
        }
    }

    public IReadOnlyList<YamlScalar> Words(string key)
    {
        var words = new List<YamlScalar>();
        foreach (var item in List(key))
        {
            if (item is YamlScalar { Value.Length: > 0 } word)
                words.Add(word);
            else
                Add(item.At, "value-kind", $"'{key}' must be a list of values.", "Write one word or sentence per entry.");
        }

        return words;
    }

    public MapReader? Map(string key)
    {
        var inner = Of(Node(key, new KeyShape(KeyKind.Block)), $"'{key}'", findings);
        asked[key] = new KeyShape(KeyKind.Block) { Inner = inner };
        return inner;
    }

    /// <summary>Reports every key nobody asked for.</summary>
    public void Finish()
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!asked.ContainsKey(key.Value))
                Add(key.At, "key-unknown", $"'{key.Value}' is not known here.", Nearest.Hint(key.Value, asked.Keys));
        }
    }

    public void Add(Place at, string code, string message, string hint, LintLevel level = LintLevel.Error) =>
        findings.Add(Finding(at, code, message, hint, level));

    public static Lint Finding(Place at, string code, string message, string hint, LintLevel level = LintLevel.Error) =>
        new(at.File, at.Line, at.Column, code, message, hint, level);
}

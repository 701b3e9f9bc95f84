using System.Collections.Frozen;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>One question of a procedure: its type with settings, and its texts in every language of the procedure.</summary>
internal sealed class Field
{
    public required string Id { get; init; }

    public required FieldType Type { get; init; }

    public required Place At { get; init; }

    /// <summary>May be skipped.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Never asked: there only where it was told, as a child's own time is.</summary>
    public bool IsUnasked { get; init; }

    /// <summary>Asked only when this holds; null is always.</summary>
    public Condition? When { get; init; }

    /// <summary>The same as it was written.</summary>
    public string? WhenText { get; init; }

    /// <summary>Where its first suggestion comes from, or null.</summary>
    public FieldDefault? Default { get; init; }

    /// <summary>Never echoed where others may see it (LINE).</summary>
    public bool IsSensitive { get; init; }

    /// <summary>By language; complete for every language of the procedure.</summary>
    public required IReadOnlyDictionary<string, FieldTexts> Texts { get; init; }

    /// <summary>What people write for its options.</summary>
    public OptionWords OptionWords { get; init; } = OptionWords.None;

    /// <summary>By which words a longer sentence speaks of it, and of which of its options.</summary>
    public ToldWords Told { get; init; } = ToldWords.None;

    /// <summary>Folded words that skip this field in its own words.</summary>
    public FrozenSet<string> SkipWords { get; init; } = FrozenSet<string>.Empty;

    public FieldTexts In(string language) =>
        Texts.TryGetValue(language, out var texts) || Texts.TryGetValue(Languages.Fallback(language), out texts)
            ? texts
            : Texts[Languages.Japanese];
}

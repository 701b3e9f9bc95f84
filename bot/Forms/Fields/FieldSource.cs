using System.Text.RegularExpressions;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>What a field type is made from: its block in procedure.yaml, with readers for the settings that several types share.</summary>
internal sealed class FieldSource(MapReader map, Func<YamlNode, Field?> child, Func<string, FieldType, Field> builtIn)
{
    public MapReader Map => map;

    /// <summary>The entries of <c>check</c>; unknown ones become findings.</summary>
    public IReadOnlyList<Check> Checks(params string[] known)
    {
        var checks = new List<Check>();
        foreach (var node in map.List("check"))
        {
            var check = node switch
            {
                YamlScalar word => new Check(word.Value, null, word.At),
                YamlMap { Entries: [var entry] } when entry.Value is YamlScalar value => new Check(
                    entry.Key.Value,
                    value.Value,
                    entry.Key.At
                ),
                _ => new Check("", null, node.At),
            };
            if (!known.Contains(check.Name))
                map.Add(check.At, "check-unknown", $"'{check.Name}' is not a check of this type.", Nearest.Hint(check.Name, known));
            else if ((check.Value is null) != check.Name.StartsWith("not-", StringComparison.Ordinal))
                map.Add(
                    check.At,
                    "check-value",
                    $"'{check.Name}' {(check.Value is null ? "needs" : "takes no")} value.",
                    "For example 'within: 60d' or 'not-future'."
                );
            else
                checks.Add(check);
        }

        return checks;
    }

    public TimeSpan? DurationOf(Check check)
    {
        var duration = Duration.Parse(check.Value ?? "");
        if (duration is null)
            map.Add(
                check.At,
                "value-unknown",
                $"'{check.Value}' is not a duration.",
                "Write a number and m, h or d, for example 30m, 12h, 60d."
            );
        return duration;
    }

    /// <summary><c>usual</c>: what a bare 3時 means here.</summary>
    public TimeHint TimeHint() =>
        map.OneOf("usual", "written", "written", "daytime", "morning", "afternoon") switch
        {
            "daytime" => Text.TimeHint.Daytime,
            "morning" => Text.TimeHint.Morning,
            "afternoon" => Text.TimeHint.Afternoon,
            _ => Text.TimeHint.None,
        };

    public IReadOnlyList<string> Options()
    {
        var words = map.Words("options");
        if (words.Count == 0)
            map.Add(map.At, "key-missing", "'options' is missing.", "Write 'options: [ first, second ]'.");
        if (words.Count > 200)
            map.Add(map.PlaceOf("options"), "options-too-many", "More than 200 options.", "Ask in two steps.");
        foreach (var twice in words.GroupBy(w => w.Value).Where(g => g.Count() > 1))
            map.Add(twice.Last().At, "option-duplicate", $"Option '{twice.Key}' is written twice.", "Keep one of the two.");
        return [.. words.Take(200).Select(w => w.Value).Distinct()];
    }

    public IReadOnlyList<Field> Children(string key)
    {
        var nodes = map.List(key);
        if (nodes.Count == 0)
            map.Add(map.At, "key-missing", $"'{key}' is missing.", $"List the fields of the group under '{key}'.");
        return [.. nodes.Select(child).OfType<Field>()];
    }

    /// <summary>A question with the dialog's own words.</summary>
    public Field BuiltIn(string id, FieldType type) => builtIn(id, type);

    /// <summary>A pattern for the whole answer, run without backtracking so that no answer can make it slow.</summary>
    public Regex? Pattern(string key)
    {
        if (map.Text(key) is not { } pattern)
            return null;
        try
        {
            return new Regex(
                $"^(?:{pattern})$",
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant,
                TimeSpan.FromMilliseconds(100)
            );
        }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException)
        {
            map.Add(
                map.PlaceOf(key),
                "pattern-broken",
                "The pattern cannot be read: " + broken.Message,
                "For example '[0-9]{4}'; no look-around or back references."
            );
            return null;
        }
    }
}

/// <summary>One entry of a <c>check</c> list: <c>not-future</c> or <c>within: 60d</c>.</summary>
internal readonly record struct Check(string Name, string? Value, Place At);

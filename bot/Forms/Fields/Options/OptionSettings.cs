using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Fields.Options;

/// <summary>What procedure.yaml says of single options: <c>alone: [ none-of-them ]</c>, <c>limits: { morning: 50 }</c>.</summary>
internal static class OptionSettings
{
    private const int Most = 1_000_000;

    public static HashSet<string> Alone(FieldSource source, IReadOnlyList<string> options)
    {
        var alone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in source.Map.Words("alone"))
        {
            if (options.Contains(option.Value))
                alone.Add(option.Value);
            else
                Unknown(source, option.At, option.Value, options);
        }

        return alone;
    }

    public static Dictionary<string, int> Limits(FieldSource source, IReadOnlyList<string> options)
    {
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        if (source.Map.Map("limits") is not { } map)
            return limits;
        foreach (var option in map.Keys)
        {
            if (!options.Contains(option))
                Unknown(source, map.PlaceOf(option), option, options);
            else if (map.Whole(option, 1, Most) is { } most)
                limits[option] = most;
        }

        return limits;
    }

    private static void Unknown(FieldSource source, Place at, string option, IReadOnlyList<string> options) =>
        source.Map.Add(at, "option-unknown", $"There is no option '{option}'.", Nearest.Hint(option, options));
}

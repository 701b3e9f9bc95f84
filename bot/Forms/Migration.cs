using System.Collections.Immutable;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>How open sessions of an older version come to this one.</summary>
/// <param name="Rename">Old field id to new one.</param>
/// <param name="Drop">Old field ids whose answers are not kept.</param>
/// <param name="Split">Old field id to the new fields its parts become (<c>time: { from: start, to: end }</c>).</param>
internal sealed record Migration(
    ImmutableDictionary<string, string> Rename,
    ImmutableHashSet<string> Drop,
    ImmutableDictionary<string, ImmutableDictionary<string, string>> Split
)
{
    /// <summary>Reads <c>migrate: { 2: { rename: { start: time }, drop: [ x ] } }</c>.</summary>
    public static ImmutableDictionary<int, Migration> Read(MapReader? map, int version, IReadOnlyCollection<string> fields)
    {
        var all = ImmutableDictionary<int, Migration>.Empty;
        foreach (var key in map?.Keys ?? [])
        {
            if (map!.Map(key) is not { } one)
                continue;
            if (!int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var from) || from < 1 || from >= version)
                map.Add(map.PlaceOf(key), "migrate-version", $"'{key}' is not an older version.", $"Write a number below {version}.");
            var rename = Targets(one.Map("rename"), fields);
            var drop = one.Words("drop").Select(w => w.Value).ToImmutableHashSet();
            var split = (
                one.Map("split") is { } splits ? splits.Keys.Select(k => (Key: k, Parts: Targets(splits.Map(k), fields))) : []
            ).ToImmutableDictionary(s => s.Key, s => s.Parts);
            one.Finish();
            all = all.SetItem(from, new Migration(rename, drop, split));
        }

        return all;
    }

    private static ImmutableDictionary<string, string> Targets(MapReader? map, IReadOnlyCollection<string> fields)
    {
        foreach (var key in map?.Keys ?? [])
        {
            if (map!.Text(key) is { } target && !fields.Contains(target))
                map.Add(map.Node(key)!.At, "reference-broken", $"There is no field '{target}'.", Nearest.Hint(target, fields));
        }

        return (map?.Keys ?? []).ToImmutableDictionary(k => k, k => map!.Text(k) ?? "");
    }
}

using System.Collections.Immutable;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>The key <c>unique</c>: the fields that make one submission the same as another, <c>date</c> or <c>children.child</c>.</summary>
internal static class UniqueFields
{
    public static ImmutableArray<string> Read(MapReader map, IReadOnlyList<Field> fields)
    {
        var known = fields
            .SelectMany(f => f.Type is RepeatField group ? group.Children.Select(c => (Name: $"{f.Id}.{c.Id}", Field: c)) : [(f.Id, f)])
            .Where(f => f.Field.Type.IsAsked && !f.Field.Type.MayBeFile)
            .ToArray();
        var named = map.Words("unique");
        foreach (var one in named.Where(n => known.All(k => k.Name != n.Value)))
            map.Add(
                one.At,
                "reference-broken",
                $"There is no field '{one.Value}' that can be compared.",
                Nearest.Hint(one.Value, [.. known.Select(k => k.Name)])
            );

        // A period says when, not what: by itself it would find everybody's.
        if (named.Count > 0 && named.All(n => known.FirstOrDefault(k => k.Name == n.Value).Field?.Type is PeriodField or null))
            map.Add(map.PlaceOf("unique"), "value-unknown", "'unique' names only periods.", "Add the field that says whose it is.");
        return [.. named.Select(n => n.Value)];
    }
}

using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>Reads <c>call: { choose: contact, option: phone, ask: [ phone ] }</c> of a definition's <c>care</c>.</summary>
internal static class CallReader
{
    public static CallRules? Read(MapReader? map, IReadOnlyList<Field> fields)
    {
        if (map is null)
            return null;
        var (choose, option) = (map.Required("choose"), map.Required("option"));
        var ask = map.Words("ask").ToList();
        foreach (var unknown in ask.Where(a => fields.All(f => f.Id != a.Value)))
            map.Add(
                unknown.At,
                "reference-broken",
                $"There is no field '{unknown.Value}'.",
                Nearest.Hint(unknown.Value, [.. fields.Select(f => f.Id)])
            );
        if (fields.FirstOrDefault(f => f.Id == choose) is not { } chosen)
            map.Add(
                map.PlaceOf("choose"),
                "reference-broken",
                $"There is no field '{choose}'.",
                Nearest.Hint(choose, [.. fields.Select(f => f.Id)])
            );
        else if (!chosen.Type.Options.Contains(option))
            map.Add(
                map.PlaceOf("option"),
                "reference-broken",
                $"'{choose}' has no option '{option}'.",
                "Write the id of one of its options."
            );
        map.Finish();
        return new CallRules(choose, option, [.. ask.Select(a => a.Value)]);
    }
}

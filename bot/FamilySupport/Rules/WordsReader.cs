using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>Reads the words of a pack, and the questions to the city about what it has not published.</summary>
internal static class WordsReader
{
    private static readonly Dictionary<string, Assumption> Assumptions = Enum.GetValues<Assumption>()
        .ToDictionary(
            a =>
                string.Concat(
                    a.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")
                ),
            StringComparer.Ordinal
        );

    public static IReadOnlyDictionary<Assumption, string> Assumed(MapReader map)
    {
        var found = new Dictionary<Assumption, string>();
        if (map.Map("assumed") is not { } assumed)
            return found;
        foreach (var (key, assumption) in Assumptions)
        {
            if (assumed.Text(key) is { } question)
                found[assumption] = question;
        }

        assumed.Finish();
        return found;
    }

    public static IReadOnlyDictionary<string, PackWords> Read(MapReader map, IEnumerable<string> rates)
    {
        var words = new Dictionary<string, PackWords>(StringComparer.Ordinal);
        var known = rates.Distinct().ToList();
        var given = map.Map("words");
        foreach (var language in Languages.Required)
        {
            if (given?.Map(language) is not { } inner)
            {
                map.Add(map.At, "words-missing", $"There are no words in '{language}'.", $"Add them under 'words: {language}:'.");
                continue;
            }

            var (place, source) = (inner.Required("place"), inner.Required("source"));
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            if (inner.Map("names") is { } block)
            {
                foreach (var key in block.Keys)
                    names[key] = block.Text(key) ?? "";
            }

            foreach (var rate in known.Where(r => !names.ContainsKey(r)))
                inner.Add(inner.PlaceOf("names"), "words-missing", $"'{rate}' has no name in '{language}'.", "Add it under 'names'.");
            inner.Finish();
            words[language] = new PackWords(place, source, names);
        }

        given?.Finish();
        return words;
    }

    /// <summary>A name that must be there in every language.</summary>
    public static void Demand(MapReader map, IReadOnlyDictionary<string, PackWords> words, string id)
    {
        foreach (var (language, known) in words)
        {
            if (!known.Names.ContainsKey(id))
                map.Add(map.PlaceOf("words"), "words-missing", $"'{id}' has no name in '{language}'.", "Add it under 'names'.");
        }
    }
}

using System.Collections.Frozen;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>Lists of words that mean danger wherever they are written. They are looked for, never weighed: rather once too often.</summary>
internal sealed class AlarmWords
{
    private static readonly Lazy<AlarmWords> Embedded = new(Load);

    private readonly FrozenDictionary<string, string[]> lists;

    private AlarmWords(IEnumerable<KeyValuePair<string, string[]>> lists) => this.lists = lists.ToFrozenDictionary();

    public static AlarmWords Default => Embedded.Value;

    public IReadOnlyCollection<string> Lists => lists.Keys;

    public bool Has(string list) => lists.ContainsKey(list);

    /// <param name="folded">What was written, folded as <see cref="DialogWords.Fold"/> does.</param>
    public bool Holds(string list, string folded)
    {
        if (folded.Length == 0)
            return false;
        var close = folded.Replace(" ", "", StringComparison.Ordinal);
        return lists.TryGetValue(list, out var words) && Array.Exists(words, w => close.Contains(w, StringComparison.Ordinal));
    }

    private static AlarmWords Load()
    {
        using var stream =
            typeof(AlarmWords).Assembly.GetManifestResourceStream("Dialogs/alarm-words.yaml")
            ?? throw new InvalidOperationException("The alarm words are not in the assembly.");
        using var reader = new StreamReader(stream);
        var findings = new List<Lint>();
        var map =
            MapReader.Of(YamlFile.Read("alarm-words.yaml", reader.ReadToEnd(), findings), "The file", findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
        return new AlarmWords(
            map.Keys.ToDictionary(
                k => k,
                k => map.Words(k).Select(w => DialogWords.Fold(w.Value).Replace(" ", "", StringComparison.Ordinal)).Distinct().ToArray()
            )
        );
    }
}

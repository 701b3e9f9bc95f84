using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>The words of one topic, from a text file: lists of what people say, folded like every message, and what is said back.</summary>
/// <remarks><c>parts</c> of a file stand in its words as <c>&lt;name&gt;</c>, see <see cref="WordParts"/>.</remarks>
internal sealed class TopicWords
{
    private const string Parts = "parts";

    private Dictionary<string, IReadOnlyList<string>> parts = [];
    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, List<string>>> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> texts = new(StringComparer.Ordinal);

    /// <summary>The words of a list, as they are compared.</summary>
    public IReadOnlyList<string> ListOf(string list) => lists[list];

    /// <summary>One of the words is the whole message.</summary>
    public bool Is(string list, string bare) => lists[list].Contains(bare);

    /// <summary>One of the words is in the message.</summary>
    public bool Has(string list, string bare) => lists[list].Exists(w => bare.Contains(w, StringComparison.Ordinal));

    /// <summary>The message begins with one of the words.</summary>
    public bool Begins(string list, string bare) => lists[list].Exists(w => bare.StartsWith(w, StringComparison.Ordinal));

    /// <summary>The message ends with one of the words.</summary>
    public bool Ends(string list, string bare) => lists[list].Exists(w => bare.EndsWith(w, StringComparison.Ordinal));

    /// <summary>The lists of a group of which one of the words is in the message.</summary>
    public List<string> InGroup(string group, string bare) =>
        [.. groups[group].Where(g => g.Value.Exists(w => bare.Contains(w, StringComparison.Ordinal))).Select(g => g.Key)];

    /// <summary>In the language, or in English where that is not among those of the file.</summary>
    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Template.Fill(texts[key].GetValueOrDefault(language) ?? texts[key]["en"], figures);

    /// <summary>A folded message without spaces and stops, as the words are compared.</summary>
    public static string Bare(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    /// <param name="resource">The name of the file in the assembly: <c>Pay/pay-words.yaml</c>.</param>
    public static TopicWords Read(string resource)
    {
        using var stream = typeof(TopicWords).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var words = new TopicWords();
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(reader);
        if (file.Remove(Parts, out var parts))
            words.parts = ((Dictionary<object, object>)parts).ToDictionary(
                p => (string)p.Key,
                p => (IReadOnlyList<string>)[.. ((List<object>)p.Value).Cast<string>()],
                StringComparer.Ordinal
            );
        foreach (var (key, value) in file)
        {
            if (value is List<object> list)
                words.lists.Add(key, words.Folded(list));
            else
                words.Add(key, (Dictionary<object, object>)value);
        }

        return words;
    }

    /// <summary>A group of lists, or texts by their language.</summary>
    private void Add(string key, Dictionary<object, object> map)
    {
        foreach (var (name, inner) in map)
        {
            if (inner is List<object> list)
                (groups.TryGetValue(key, out var group) ? group : groups[key] = new(StringComparer.Ordinal)).Add(
                    (string)name,
                    Folded(list)
                );
            else
                texts.Add(
                    (string)name,
                    ((Dictionary<object, object>)inner).ToDictionary(s => (string)s.Key, s => (string)s.Value, StringComparer.Ordinal)
                );
        }
    }

    private List<string> Folded(List<object> words) =>
        [
            .. words
                .SelectMany(w => WordParts.Spellings((string)w, part => parts.GetValueOrDefault(part) ?? []))
                .Select(w => Bare(DialogWords.Fold(w)))
                .Where(w => w.Length > 0)
                .Distinct(),
        ];
}

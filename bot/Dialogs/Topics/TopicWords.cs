using Channels.Bot.Forms.Words;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>The words of one topic, from a text file: lists of what people say, folded like every message, and what is said back.</summary>
internal sealed class TopicWords
{
    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> texts = new(StringComparer.Ordinal);

    /// <summary>One of the words is the whole message.</summary>
    public bool Is(string list, string bare) => lists[list].Contains(bare);

    /// <summary>One of the words is in the message.</summary>
    public bool Has(string list, string bare) => lists[list].Exists(w => bare.Contains(w, StringComparison.Ordinal));

    /// <summary>The message begins with one of the words.</summary>
    public bool Begins(string list, string bare) => lists[list].Exists(w => bare.StartsWith(w, StringComparison.Ordinal));

    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Template.Fill(texts[key][language], figures);

    /// <summary>A folded message without spaces and stops, as the words are compared.</summary>
    public static string Bare(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    /// <param name="resource">The name of the file in the assembly: <c>Pay/pay-words.yaml</c>.</param>
    public static TopicWords Read(string resource)
    {
        using var stream = typeof(TopicWords).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var words = new TopicWords();
        foreach (var (key, value) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(reader))
        {
            if (value is List<object> list)
                words.lists.Add(key, [.. list.Select(w => Bare(DialogWords.Fold((string)w))).Where(w => w.Length > 0).Distinct()]);
            else
                foreach (var (name, said) in (Dictionary<object, object>)value)
                    words.texts.Add(
                        (string)name,
                        ((Dictionary<object, object>)said).ToDictionary(s => (string)s.Key, s => (string)s.Value, StringComparer.Ordinal)
                    );
        }

        return words;
    }
}

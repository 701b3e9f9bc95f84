using Channels.Bot.Forms.Words;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>The words of <c>report-words.yaml</c>: lists of what people say, the lines of a report they speak of, and what is said
/// back. Messages are compared bare, as <see cref="Bare"/> makes them.</summary>
internal sealed class ReportLists
{
    /// <summary>The lists of which a whole message may be made.</summary>
    private static readonly string[] Answers = ["agree", "yes", "soft", "back", "courtesy"];

    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> lines = new(StringComparer.Ordinal);

    /// <summary>The lists of which the whole message is made, or null: it says something else as well.</summary>
    public HashSet<string>? Whole(string bare)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < bare.Length; )
        {
            var (list, length) = ("", 0);
            foreach (var name in Answers)
            {
                foreach (var word in lists[name])
                {
                    if (word.Length > length && bare.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                        (list, length) = (name, word.Length);
                }
            }

            if (length == 0)
                return null;
            said.Add(list);
            at += length;
        }

        return said;
    }

    /// <summary>The lines of a report that are spoken of, by their field ids.</summary>
    public List<string> LinesIn(string bare) =>
        [.. lines.Where(l => l.Value.Exists(w => bare.Contains(w, StringComparison.Ordinal))).Select(l => l.Key)];

    public bool Has(string list, string bare) => lists[list].Exists(w => bare.Contains(w, StringComparison.Ordinal));

    /// <summary>It begins with one of the words, and goes on.</summary>
    public bool Begins(string list, string bare) =>
        lists[list].Exists(w => bare.Length > w.Length && bare.StartsWith(w, StringComparison.Ordinal));

    public bool Begin(string list, string text) => lists[list].Exists(w => text.StartsWith(w, StringComparison.Ordinal));

    public bool End(string list, string text) => lists[list].Exists(w => text.EndsWith(w, StringComparison.Ordinal));

    public string Without(string list, string bare)
    {
        foreach (var word in lists[list].OrderByDescending(w => w.Length))
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare;
    }

    public bool IsAsking(string text) =>
        text.TrimEnd(' ', '。', '　', '…', '!', '！', '〜') is [.., 'か' or '?' or '？'] || End("asking", Bare(DialogWords.Fold(text)));

    /// <summary>A text of the file in the language, or in English.</summary>
    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Template.Fill(texts[key].GetValueOrDefault(language) ?? texts[key]["en"], figures);

    public static string Bare(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    public static ReportLists Read()
    {
        using var stream = typeof(ReportLists).Assembly.GetManifestResourceStream("Reports/report-words.yaml")!;
        using var reader = new StreamReader(stream);
        var all = new ReportLists();
        foreach (var (key, value) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(reader))
        {
            if (value is List<object> list)
                all.lists.Add(key, Folded(list));
            else
                all.Add(key, (Dictionary<object, object>)value);
        }

        return all;
    }

    /// <summary>Lists by a line of the report, or a text by its language.</summary>
    private void Add(string key, Dictionary<object, object> map)
    {
        foreach (var (name, inner) in map)
        {
            if (inner is List<object> words)
                lines.Add((string)name, Folded(words));
            else
                (texts.TryGetValue(key, out var said) ? said : texts[key] = new(StringComparer.Ordinal)).Add((string)name, (string)inner);
        }
    }

    private static List<string> Folded(List<object> words) =>
        [.. words.Select(w => Bare(DialogWords.Fold((string)w))).Where(w => w.Length > 0).Distinct()];
}

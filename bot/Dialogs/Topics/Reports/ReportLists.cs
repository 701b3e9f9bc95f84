using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>The words of <c>report-words.yaml</c>: lists of what people say, the lines of a report they speak of, and what is said
/// back. Messages are compared bare, as <see cref="Bare"/> makes them.</summary>
internal sealed class ReportLists
{
    /// <summary>The lists of which a whole message may be made.</summary>
    private static readonly string[] Answers = ["agree", "yes", "soft", "back", "courtesy"];

    private readonly TopicWords words = TopicWords.Read("Reports/report-words.yaml");

    /// <summary>The lists of which the whole message is made, or null: it says something else as well.</summary>
    public HashSet<string>? Whole(string bare)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < bare.Length; )
        {
            var (list, length) = ("", 0);
            foreach (var name in Answers)
            {
                foreach (var word in words.ListOf(name))
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
    public List<string> LinesIn(string bare) => words.InGroup("lines", bare);

    public bool Has(string list, string bare) => words.Has(list, bare);

    public bool Is(string list, string bare) => words.Is(list, bare);

    public IReadOnlyList<string> ListOf(string list) => words.ListOf(list);

    /// <summary>It begins with one of the words, and goes on.</summary>
    public bool Begins(string list, string bare) =>
        words.ListOf(list).Any(w => bare.Length > w.Length && bare.StartsWith(w, StringComparison.Ordinal));

    public bool Begin(string list, string text) => words.Begins(list, text);

    public bool End(string list, string text) => words.Ends(list, text);

    public string Without(string list, string bare)
    {
        foreach (var word in words.ListOf(list).OrderByDescending(w => w.Length))
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare;
    }

    public bool IsAsking(string text) =>
        text.TrimEnd(' ', '。', '　', '…', '!', '！', '〜') is [.., 'か' or '?' or '？'] || End("asking", Bare(DialogWords.Fold(text)));

    /// <summary>A text of the file in the language, or in English.</summary>
    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(key, language, figures);

    /// <summary>The sentence that asks of a thing of the child's that may be where it was cared for; or null.</summary>
    public string? ThingAskedIn(string text) =>
        Clauses
            .Sentences(text)
            .Where(s => (s.IsAsked || IsAsking(s.Text)) && AreThings(Bare(DialogWords.Fold(s.Text))))
            .Select(s => s.Text)
            .FirstOrDefault();

    private bool AreThings(string bare) => Has("left-things", Without("no-things", bare)) && Has("thing-asked", bare);

    public static string Bare(string folded) => TopicWords.Bare(folded);
}

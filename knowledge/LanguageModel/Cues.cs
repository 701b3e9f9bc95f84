using System.Text.RegularExpressions;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.LanguageModel;

/// <summary>Words that tell what must not be taken away from what. The tables err on the side of finding too much.</summary>
internal static partial class Cues
{
    private static readonly Regex[] LimitWords = Tables.Patterns("limits");
    private static readonly Regex[] ReferenceWords = Tables.Patterns("references");
    private static readonly Regex[] MarkupSigns = [.. Tables.Patterns("markup"), Formatting()];

    /// <summary>Everything with which a text limits, excepts, denies or obliges, sorted.</summary>
    public static List<string> Limits(string text)
    {
        var folded = JapaneseText.FoldWidths(text);
        return [.. LimitWords.SelectMany(p => p.Matches(folded)).Select(m => m.Value).Order(StringComparer.Ordinal)];
    }

    public static bool HasLimit(string text) => LimitWords.Any(p => p.IsMatch(JapaneseText.FoldWidths(text)));

    /// <summary>Whether a sentence is understood only after the one before: it points back, or does not say what it speaks of.</summary>
    public static bool LeansOnWhatIsBefore(string text)
    {
        var folded = JapaneseText.FoldWidths(text);
        return ReferenceWords.Any(p => p.IsMatch(folded)) || folded.IndexOfAny(['は', 'も']) < 0;
    }

    /// <summary>Addresses in a text, each as written and folded.</summary>
    public static HashSet<string> Links(string text) =>
        Link().Matches(JapaneseText.FoldWidths(text)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Signs of markup in a text: tags, code, emphasis, headings, links.</summary>
    public static HashSet<string> Markup(string text) =>
        MarkupSigns.SelectMany(p => p.Matches(JapaneseText.FoldWidths(text))).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"[a-z][a-z0-9+.-]*://[^\s]*|www\.[^\s]*|[a-z0-9._%+-]+@[a-z0-9.-]+|(?<![a-z0-9.-])[a-z0-9-]+(\.[a-z0-9-]+)*\.(jp|com"
            + @"|net|org|info|io|ly|co|me|xyz|top|site|app|dev|page|link)\b[^\s]*|(javascript|data|mailto|tel):",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"<[^>]*>?|\*\*|__|`|^\s*#|!?\[[^\]]*\]\(|&[a-z#0-9]+;|\\u[0-9a-f]{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Formatting();
}

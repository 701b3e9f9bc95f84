using System.Text;
using System.Text.RegularExpressions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>Whether a message with more in it agrees to a report, pure: <c>agreement-words.yaml</c>. One of its sentences must be nothing
/// but a yes, or end in one, and nothing beside it may be against the report; figures are compared with the report by
/// <see cref="ReportFigures"/>. In doubt it is asked once more, and is no objection.</summary>
internal sealed partial class Agreements(ReportLists lists)
{
    private readonly TopicWords words = TopicWords.Read("Reports/agreement-words.yaml");

    /// <summary>Null: it agrees to nothing.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="isShown">The question was said last, so that a plain yes is one to it.</param>
    public ReportOpinion? Of(string text, bool isShown)
    {
        var parts = Sentences(text).ConvertAll(s => Weigh(s, isShown));
        var at = parts.FindLastIndex(p => p.Yes is Yes.Sure);
        if (at < 0)
            at = parts.FindLastIndex(p => p.Yes is Yes.Doubted);
        if (at < 0)
            return isShown ? Plain(parts) : null;
        var isMeant = words.Has("meant", parts[at].Bare);
        var rest = string.Concat(
            parts.Select(
                (p, i) =>
                    i == at ? p.Before
                    : p.Yes is Yes.Sure || (isMeant && i < at && lists.Is("denials", p.Bare)) ? ""
                    : " " + p.Bare
            )
        );
        var isPart = !parts[at].HasFigure && parts[at].Before.EndsWith('は') && lists.LinesIn(parts[at].Before).Count > 0;
        if (lists.Has("calls", rest))
            return null;
        var clean = Without("harmless", rest);
        var turned = parts.Skip(at + 1).Any(p => words.Has("turns", Without("harmless", p.Bare)) || p.Yes is Yes.Turned);
        if (IsAgainst(clean))
            return turned || parts.Skip(at + 1).Any(p => IsAgainst(Without("harmless", p.Bare))) ? null : Unsure(text);
        if (lists.Has("objects", clean))
            return turned ? null : Unsure(text);
        if (
            isPart
            || parts[at].Yes is Yes.Doubted
            || Array.Exists(Doubts, list => lists.Has(list, clean))
            || words.Has("doubts", clean)
            || words.Has("blocks", parts[at].Before)
            || (turned && (lists.Has("tells", clean) || lists.LinesIn(clean).Count > 0))
        )
            return Unsure(text);

        // Unasked for, only a sentence that is nothing but a yes is one.
        if (!isShown && parts[at].Before.Length > 0)
            return Unsure(text);
        return new ReportOpinion(ReportWord.Agree, HasWords: parts.Exists(p => p.HasFigure || p.IsMore))
        {
            Which = parts[at].HasDay ? parts[at].Text : null,
        };
    }

    /// <summary>はい、お弁当箱も受け取りました: a yes, and something told beside it.</summary>
    private ReportOpinion? Plain(List<Part> parts)
    {
        if (parts.Count < 2 || !parts.Exists(p => p.Yes is Yes.Plain) || parts.Exists(p => p.Yes is Yes.Turned || p.IsAsked))
            return null;
        var rest = string.Join(' ', parts.Where(p => p.Yes is not Yes.Plain).Select(p => p.Bare));
        var clean = Without("harmless", rest);
        return
            IsAgainst(clean)
            || words.Has("turns", clean)
            || words.Has("yes-not-with", clean)
            || words.Has("blocks", clean)
            || words.Has("doubts", clean)
            || Array.Exists(NotBeside, list => lists.Has(list, clean))
            || parts.Exists(p => lists.Has("parent-care", p.Bare) && !lists.Has("thanks", p.Bare)) // お迎えが遅れます
            ? null
            : new ReportOpinion(ReportWord.Agree, HasWords: rest.Trim().Length > 0);
    }

    private static readonly string[] Doubts = ["later", "perhaps"];

    private static readonly string[] NotBeside = ["calls", "objects", "later", "perhaps", "requests", "wonders"];

    /// <summary>It has words of agreement in it, whatever it says.</summary>
    public bool Mentions(string bare) =>
        lists.Has("agree", bare) || lists.Has("soft", bare) || words.Has("agrees", bare) || words.Has("as-written", bare);

    /// <summary>訂正を確認いたしました: it was read, and nothing is said against it.</summary>
    public bool IsSeen(string bare) =>
        words.Has("seen", bare)
        && Without("seen", bare) is var rest
        && !IsAgainst(rest)
        && !lists.Has("objects", rest)
        && !lists.Has("tells", rest)
        && !words.Has("turns", Without("harmless", rest));

    /// <summary>約束になっています: how it would be, told of care that goes on.</summary>
    public bool IsArrangement(string folded) => words.Has("arranged", ReportLists.Bare(folded));

    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(key, language, figures);

    /// <summary>A length that says how late somebody was.</summary>
    public bool IsLateness(string behind) => words.Begins("late", behind) || words.Has("late", behind.Length > 3 ? behind[..3] : behind);

    /// <summary>Not at that time, but near it.</summary>
    public bool IsAround(string behind) => words.Begins("around", behind);

    private static ReportOpinion Unsure(string text) => new(ReportWord.See, HasWords: text.Length > 0);

    private bool IsAgainst(string bare) =>
        lists.Has("differs", bare) || lists.Has("disputes", bare) || lists.Has("stamp-disputes", bare) || lists.Is("denials", bare.Trim());

    private Part Weigh((string Text, bool IsAsked) sentence, bool isShown)
    {
        var folded = DialogWords.Fold(sentence.Text);
        var whole = ReportLists.Bare(folded);
        var (hasDay, hasFigure) = (Day().IsMatch(folded), Figure().IsMatch(folded));
        var bare = ReportLists.Bare(Figure().Replace(Day().Replace(folded, ""), ""));
        var isAsked = sentence.IsAsked || lists.IsAsking(sentence.Text);
        var part = new Part(sentence.Text, whole, Yes.None, "", hasDay, hasFigure, isAsked) { IsMore = bare.Length > 0 };
        if (bare.Length == 0 || isAsked)
            return part;
        var isSoft = isShown || hasDay || hasFigure;
        if (Cover(bare) is { } said)
            return part with
            {
                IsMore = false,
                Yes =
                    said.Contains("agree") || (isSoft && said.Contains("soft")) ? Yes.Sure
                    : said.Contains("yes") ? Yes.Plain
                    : Yes.None,
            };
        if (AsWritten(bare) is { } written)
            return part with
            {
                IsMore = false,
                Yes = words.Has("as-own", written) || !words.Has("as-theirs", written) ? Yes.Doubted : Yes.Sure,
                Before = written,
            };
        if (Ends(bare) is { } ends)
            return part with
            {
                Yes =
                    ends.IsStrong ? Yes.Sure
                    : isSoft ? Yes.Doubted
                    : Yes.None,
                Before = ends.Before,
            };
        return part with { Yes = IsTurned(bare) ? Yes.Turned : Yes.None };
    }

    /// <summary>合っていますけど|: it agrees, and turns.</summary>
    private bool IsTurned(string bare) =>
        words.ListOf("turns").FirstOrDefault(t => bare.EndsWith(t, StringComparison.Ordinal)) is { } turn
        && Cover(bare[..^turn.Length]) is { } said
        && (said.Contains("agree") || said.Contains("soft"));

    /// <summary>森田さんの書いた|とおりです: what stands before it.</summary>
    private string? AsWritten(string bare)
    {
        foreach (var word in words.ListOf("as-written"))
        {
            var at = bare.LastIndexOf(word, StringComparison.Ordinal);
            if (at > 0 && Cover(bare[(at + word.Length)..]) is not null)
                return bare[..at];
        }

        return null;
    }

    /// <summary>お弁当箱も返していただいたので|合っています.</summary>
    private (string Before, bool IsStrong)? Ends(string bare)
    {
        for (var at = 1; at < bare.Length; at++)
        {
            var behind = bare[at..];
            var isStrong = StartsOne(behind, "agree", "agrees");
            if ((isStrong || StartsOne(behind, "soft")) && Cover(behind) is { } said && (said.Contains("agree") || said.Contains("soft")))
                return behind[0] is '合' or 'あ' && words.Ends("other-words", bare[..at]) ? null : (bare[..at], isStrong);
        }

        return null;
    }

    private bool StartsOne(string bare, string list, string? more = null) =>
        lists.Begin(list, bare) || words.Begins(list is "soft" ? "soft" : more!, bare);

    /// <summary>The kinds of words of which all of it is made, or null. The longest word first.</summary>
    private HashSet<string>? Cover(string bare)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < bare.Length; )
        {
            var (kind, length) = ("", 0);
            foreach (var (name, all) in Kinds())
            {
                foreach (var word in all)
                {
                    if (word.Length > length && bare.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                        (kind, length) = (name, word.Length);
                }
            }

            if (length == 0)
                return null;
            said.Add(kind);
            at += length;
        }

        return said;
    }

    private IEnumerable<(string Kind, IReadOnlyList<string> Words)> Kinds() =>
        [
            ("agree", lists.ListOf("agree")),
            ("agree", words.ListOf("agrees")),
            ("soft", lists.ListOf("soft")),
            ("soft", words.ListOf("soft")),
            ("yes", lists.ListOf("yes")),
            ("courtesy", lists.ListOf("courtesy")),
            ("beside", words.ListOf("beside")),
        ];

    private string Without(string list, string bare)
    {
        foreach (var word in words.ListOf(list).OrderByDescending(w => w.Length))
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare;
    }

    /// <summary>Where one sentence ends and the next begins: stops, blanks, and pictures.</summary>
    private static List<(string Text, bool IsAsked)> Sentences(string text)
    {
        var (all, part) = (new List<(string, bool)>(), new StringBuilder());
        foreach (var rune in text.EnumerateRunes())
        {
            var isEnd =
                rune.Value is '。' or '、' or '，' or '！' or '!' or '？' or '?' or '…' or '♪' or '.'
                || Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune)
                    is System.Globalization.UnicodeCategory.OtherSymbol
                        or System.Globalization.UnicodeCategory.ModifierSymbol;
            if (!isEnd)
                part.Append(rune.ToString());
            if (!isEnd || part.Length == 0)
                continue;
            all.Add((part.ToString(), rune.Value is '？' or '?'));
            part.Clear();
        }

        if (part.Length > 0)
            all.Add((part.ToString(), false));
        return all;
    }

    [GeneratedRegex(
        @"(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:\([月火水木金土日]\))?|[0-9]{1,2}/[0-9]{1,2}|(?:先週の?)?[月火水木金土日]曜日?|きのう|昨日|おととい|一昨日|今日|きょう|本日"
    )]
    private static partial Regex Day();

    [GeneratedRegex(
        @"(?:午前|午後|夕方の?|朝の?|夜の?)?[0-9]{1,2}(?:時(?:半|[0-9]{1,2}分)?|:[0-9]{2})(?:間(?:半|[0-9]{1,2}分)?)?(?:から|まで)?|[0-9,]+(?:円|分)"
    )]
    private static partial Regex Figure();

    private enum Yes
    {
        None,
        Plain,
        Turned,
        Doubted,
        Sure,
    }

    /// <param name="Text">The sentence.</param>
    /// <param name="Bare">The same, as words are compared.</param>
    /// <param name="Yes">What it says.</param>
    /// <param name="Before">What stands before the words that agree.</param>
    /// <param name="HasDay">It names a day.</param>
    /// <param name="HasFigure">It has a time or an amount.</param>
    /// <param name="IsAsked">It asks.</param>
    private sealed record Part(string Text, string Bare, Yes Yes, string Before, bool HasDay, bool HasFigure, bool IsAsked)
    {
        /// <summary>It says more than a yes and what is said around one.</summary>
        public bool IsMore { get; init; }
    }
}

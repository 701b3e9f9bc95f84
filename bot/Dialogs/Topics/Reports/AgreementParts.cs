using System.Text.RegularExpressions;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>What each sentence of a message says of a report, pure: a yes, one that is not sure, or something else.</summary>
internal sealed partial class AgreementParts(ReportLists lists, TopicWords words)
{
    public List<Part> Of(string text, bool isShown) => Clauses.Pieces(text).ConvertAll(s => Weigh(s, isShown));

    private Part Weigh(Clause sentence, bool isShown)
    {
        var folded = DialogWords.Fold(sentence.Text);
        var whole = ReportLists.Bare(folded);
        var (hasDay, hasFigure) = (Day().IsMatch(folded), Figure().IsMatch(folded));
        var bare = ReportLists.Bare(Figure().Replace(Day().Replace(folded, ""), ""));
        if (WithoutPart(bare) is { } ofPart)
            (bare, hasDay) = (ofPart, true);
        var isAsked = sentence.IsAsked || lists.IsAsking(sentence.Text);
        var part = new Part(sentence.Text, whole, Yes.None, "", hasDay, hasFigure, isAsked) { IsMore = bare.Length > 0 };
        if (bare.Length == 0 || isAsked)
            return part;
        var isSoft = isShown || hasDay || hasFigure;
        if (OfPart(bare) is { } one)
            return part with { Yes = Yes.Sure, Before = one, IsOfPart = !hasFigure };
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

    /// <summary>午前中の分は|合っています: without what tells of which report of a day it speaks; null: nothing does.</summary>
    public string? WithoutPart(string bare)
    {
        bare = bare.TrimStart('の'); // 23日|の朝は|合っています
        return words.ListOf("of-part").Where(p => bare.StartsWith(p, StringComparison.Ordinal)).MaxBy(p => p.Length) is { } part
            ? bare[part.Length..]
            : null;
    }

    /// <summary>時間は|合っております: it agrees to that line, and says nothing of the others.</summary>
    private string? OfPart(string bare) =>
        bare.IndexOf(Topic, StringComparison.Ordinal) is > 0 and var at
        && lists.LinesIn(bare[..at]).Exists(l => l != ReportSpeech.ChildrenLine)
        && Cover(bare[(at + 1)..]) is { } said
        && (said.Contains("agree") || said.Contains("soft"))
            ? bare[..(at + 1)]
            : null;

    private const string Topic = "は";

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

    [GeneratedRegex(
        @"(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:\([月火水木金土日]\))?|[0-9]{1,2}/[0-9]{1,2}|(?:先週の?)?[月火水木金土日]曜日?|きのう|昨日|おととい|一昨日|今日|きょう|本日"
    )]
    private static partial Regex Day();

    [GeneratedRegex(
        @"(?:午前|午後|夕方の?|朝の?|夜の?)?[0-9]{1,2}(?:時(?:半|[0-9]{1,2}分)?|:[0-9]{2})(?:間(?:半|[0-9]{1,2}分)?)?(?:から|まで)?|[0-9,]+(?:円|分)"
    )]
    private static partial Regex Figure();

    internal enum Yes
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
    internal sealed record Part(string Text, string Bare, Yes Yes, string Before, bool HasDay, bool HasFigure, bool IsAsked)
    {
        /// <summary>It says more than a yes and what is said around one.</summary>
        public bool IsMore { get; init; }

        /// <summary>It agrees to one line of the report only.</summary>
        public bool IsOfPart { get; init; }
    }
}

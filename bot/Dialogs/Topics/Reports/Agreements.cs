using Channels.Bot.Forms.Words;
using Channels.Text;
using Part = Channels.Bot.Dialogs.Topics.Reports.AgreementParts.Part;
using Yes = Channels.Bot.Dialogs.Topics.Reports.AgreementParts.Yes;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>Whether a message with more in it agrees to a report, pure: <c>agreement-words.yaml</c>. One of its sentences must be nothing
/// but a yes, or end in one, and nothing beside it may be against the report; figures are compared with the report by
/// <see cref="ReportFigures"/>. In doubt it is asked once more, and is no objection.</summary>
internal sealed class Agreements
{
    private readonly ReportLists lists;
    private readonly TopicWords words = TopicWords.Read("Reports/agreement-words.yaml");
    private readonly AgreementParts sentences;

    public Agreements(ReportLists lists) => (this.lists, sentences) = (lists, new AgreementParts(lists, words));

    /// <summary>Null: it agrees to nothing.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="isShown">The question was said last, so that a plain yes is one to it.</param>
    public ReportOpinion? Of(string text, bool isShown)
    {
        var parts = sentences.Of(text, isShown);
        var thing = lists.ThingAskedIn(text); // 水筒がそちらに残っていませんか is against nothing
        var at = parts.FindLastIndex(p => p.Yes is Yes.Sure);
        if (at < 0)
            at = parts.FindLastIndex(p => p.Yes is Yes.Doubted);
        if (at < 0)
            return isShown ? Plain(parts) : null;
        var isMeant = words.Has("meant", parts[at].Bare);
        var only = OnlyIn(parts[at].Before);
        var rest = string.Concat(
            parts.Select(
                (p, i) =>
                    i == at ? p.Before
                    : p.Yes is Yes.Sure || (isMeant && i < at && lists.Is("denials", p.Bare)) || IsOfOther(only, p) || IsOfThing(p) ? ""
                    : " " + (p.HasFigure ? Without("came", p.Bare) : p.Bare)
            )
        );
        var isOfLine = parts[at].Before.EndsWith('は') && lists.LinesIn(parts[at].Before).Count > 0;
        var isPart = parts[at].IsOfPart || (!parts[at].HasFigure && isOfLine);
        if (lists.Has("calls", rest))
            return null;
        var clean = Without("harmless", rest);
        var turned = parts.Skip(at + 1).Any(p => words.Has("turns", Without("harmless", p.Bare)) || p.Yes is Yes.Turned);
        if (IsAgainst(clean))
            return turned || isPart || isOfLine || parts.Skip(at + 1).Any(p => !IsOfThing(p) && IsAgainst(Without("harmless", p.Bare)))
                ? null
                : Unsure(text);
        if (lists.Has("objects", clean))
            return turned ? null : Unsure(text);
        if (
            isPart
            || parts[at].Yes is Yes.Doubted
            || Array.Exists(Doubts, list => lists.Has(list, clean))
            || words.Has("doubts", clean)
            || (only is null && words.Has("blocks", parts[at].Before))
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

        bool IsOfThing(Part part) => thing?.Contains(part.Text, StringComparison.Ordinal) is true;
    }

    /// <summary>みお|だけで間違いありません: the one child who is meant, and no part of the report; or null.</summary>
    private string? OnlyIn(string before) =>
        words.ListOf("only").FirstOrDefault(o => before.EndsWith(o, StringComparison.Ordinal)) is { } only
        && before[..^only.Length] is { Length: > 1 } whom
        && lists.LinesIn(whom).TrueForAll(l => l == ReportSpeech.ChildrenLine)
            ? NameFinder.WithoutTitle(JapaneseText.FoldToHiragana(whom))
            : null;

    /// <summary>そらは熱でお休みでした: another child was away, who is in no report beside the one that is meant.</summary>
    private bool IsOfOther(string? only, Part part) =>
        only is not null
        && words.Has("away", part.Bare)
        && !JapaneseText.FoldToHiragana(part.Bare).Contains(only, StringComparison.Ordinal);

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

    /// <summary>午前は合っています: a yes, and before it only which part of the day is meant.</summary>
    public bool IsOfPart(string bare) => sentences.WithoutPart(bare) is { } yes && lists.Whole(yes)?.Contains("agree") is true;

    /// <summary>朝の分, 夕方のほう, 朝は合っています: a report is meant by its part of the day, and not a time.</summary>
    public bool NamesPart(string text) =>
        words.Has("part-named", ReportLists.Bare(DialogWords.Fold(text))) || Clauses.Pieces(text).Exists(c => IsYesToPart(c.Text));

    private bool IsYesToPart(string text) => IsOfPart(ReportLists.Bare(DialogWords.Fold(text)));

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

    /// <summary>Without what only looks like words against a report: 苦情ではなく, 私の勘違い.</summary>
    public string WithoutHarmless(string bare) => Without("harmless", bare);

    private string Without(string list, string bare)
    {
        foreach (var word in words.ListOf(list).OrderByDescending(w => w.Length))
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare;
    }
}

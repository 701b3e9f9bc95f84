using System.Collections.Frozen;
using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>What members say about the link to their number, and to a report they are asked about.</summary>
internal sealed partial class DialogWords
{
    /// <summary>A longer message is a story.</summary>
    private const int LongestLinkWish = 40;

    private static readonly char[] AroundCode = [' ', ':', '、', ',', '。', '「', '」', 'で', 'を', 'は'];

    /// <summary>What a whole message says about the link, or a short one that speaks of it with a verb of it; or null.</summary>
    public LinkWord? MatchLink(string folded)
    {
        var shapes = ShapesOf(folded);
        if (linkWords.TryGetValue(shapes.Bare, out var word) || linkWords.TryGetValue(shapes.BarePlain, out word))
            return word;
        if (folded.Length > LongestLinkWish)
            return null;
        if (whichNumber.IsIn(folded))
            return LinkWord.Which;
        if (!linkAbout.IsIn(folded))
            return null;
        return unlinkVerbs.IsIn(folded) ? LinkWord.End
            : linkVerbs.IsIn(folded) ? LinkWord.Connect
            : null;
    }

    /// <summary>What the button of such a word says.</summary>
    public string LinkLabel(string language, LinkWord word) => In(language).Linking[word][0];

    /// <summary>What stands beside the wish to link: つなぐ 7K3M2QXC; null when the message does not begin or end with it.</summary>
    public string? BesideConnect(string folded)
    {
        var bare = WithoutCourtesy(folded);
        foreach (var word in connectWords)
        {
            if (bare.StartsWith(word, StringComparison.Ordinal))
                return bare[word.Length..].Trim(AroundCode);
            if (bare.EndsWith(word, StringComparison.Ordinal))
                return bare[..^word.Length].Trim(AroundCode);
        }

        return null;
    }

    /// <summary>What a whole message says to it, or null.</summary>
    public ReportWord? MatchReport(string folded)
    {
        var shapes = ShapesOf(folded);
        return reportWords.TryGetValue(shapes.Bare, out var word) || reportWords.TryGetValue(shapes.BarePlain, out word) ? word : null;
    }

    /// <summary>What the button of a stamp says.</summary>
    public string StampLabel(string language, Func<StampWords, IReadOnlyList<string>> word) =>
        word(In(language).Stamps) is [var own, ..] ? own : word(In(Forms.Languages.Fallback(language)).Stamps)[0];

    /// <summary>What the button of such a word says.</summary>
    public string ReportLabel(string language, ReportWord word) => In(language).Reports[word][0];
}

/// <summary>What people say about the link between this conversation and their member number. The words are under <c>linking</c>; the
/// words of every language count in every language.</summary>
internal enum LinkWord
{
    /// <summary>Link it; alone, or before or behind the code.</summary>
    Connect,

    /// <summary>End it.</summary>
    End,

    /// <summary>End it, asked back.</summary>
    EndSure,

    /// <summary>Leave it as it is.</summary>
    Stay,

    /// <summary>Is it linked, and to which number?</summary>
    Which,
}

/// <summary>What people say to the question whether a report of another member is right. The words are under <c>reports</c>; the words of
/// every language count in every language.</summary>
internal enum ReportWord
{
    /// <summary>It is right.</summary>
    Agree,

    /// <summary>Something in it is otherwise.</summary>
    Differ,

    /// <summary>Show it.</summary>
    See,

    /// <summary>Something is otherwise, and no words to it.</summary>
    NoWords,
}

/// <summary>The words of stamps of all languages together, for looking them up; folded.</summary>
internal sealed class StampLists
{
    /// <summary>まだです alone says it of a stamp, beside other words it may say it of anything.</summary>
    private const int ShortestInside = 5;

    public StampLists(IReadOnlyCollection<StampWords> languages)
    {
        Taken = List(w => w.Taken);
        Returned = List(w => w.Returned);
        TakenNouns = List(w => w.TakenNouns);
        ReturnedNouns = List(w => w.ReturnedNouns);
        Beside = List(w => w.Beside.Concat(w.Between).Concat(w.Alone));
        Now = List(w => w.Now);
        All = List(w => w.All);
        Corrected = List(w => w.Corrected);
        Undo = List(w => w.Undo);
        Never = List(w => w.Never);
        Told = List(w => w.Told);
        Receivers = List(w => w.Receivers);
        Things = List(w => w.Things);
        Alone = List(w => w.Alone);
        StillCaring = new(languages.SelectMany(w => w.Still).Select(DialogWords.Fold).Where(w => w.Length > ShortestInside));
        Still = languages.SelectMany(w => w.Still).Select(DialogWords.Fold).ToFrozenSet(StringComparer.Ordinal);
        Look = languages.SelectMany(w => w.Look).Select(DialogWords.Fold).ToFrozenSet(StringComparer.Ordinal);

        WordList List(Func<StampWords, IEnumerable<string>> of) => new(languages.SelectMany(of).Select(DialogWords.Fold));
    }

    public WordList Taken { get; }

    public WordList Returned { get; }

    public WordList TakenNouns { get; }

    public WordList ReturnedNouns { get; }

    public WordList Beside { get; }

    public WordList Now { get; }

    public WordList All { get; }

    public WordList Corrected { get; }

    public WordList Undo { get; }

    public WordList Never { get; }

    public WordList Told { get; }

    public WordList Receivers { get; }

    public WordList Things { get; }

    public WordList Alone { get; }

    public FrozenSet<string> Still { get; }

    /// <summary>The same beside other words: さっきの間違いです、まだ預かってます.</summary>
    public WordList StillCaring { get; }

    public FrozenSet<string> Look { get; }
}

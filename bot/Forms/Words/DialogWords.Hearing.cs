using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>What kind of message it is: a correction, a question.</summary>
internal sealed partial class DialogWords
{
    private const string Pauses = " 　、,，。.…!！~〜ー―-:：\n";

    private const int LongestWait = 40;

    private const string Marks = " 　、,，。.…!！?？~〜・「」『』()（）'\"";

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("。.!！、,，\n");

    private static readonly char[] ThanksBefore = [' ', '　', '、', ',', '，', '。', '.', '\n'];

    private static readonly SearchValues<char> MarkLetters = SearchValues.Create(Marks);

    /// <summary>A message without the words that announce a correction.</summary>
    public Correction ReadCorrection(string text)
    {
        var rest = WithoutFillers(text).AsSpan().Trim();
        var (isOpened, isSure) = (false, false);
        string? instead = null;
        while (rest.Length > 0 && (Take(correctionMarks, ref rest, isMark: true) || Take(correctionOpeners, ref rest, isMark: false))) { }

        if (!correctionMarks.IsIn(rest))
            return new Correction(rest.Trim().ToString(), isOpened, isSure);
        foreach (var mark in correctionMarks.Words)
        {
            if (rest.Length <= mark.Length || !rest.TrimEnd(Pauses).EndsWith(mark, StringComparison.Ordinal) || char.IsAsciiLetter(mark[0]))
                continue;
            rest = rest.TrimEnd(Pauses)[..^mark.Length].TrimEnd('の'); // 4時半の間違いです
            (isOpened, isSure) = (true, true);
            break;
        }

        foreach (var mark in correctionMarks.Words)
        {
            // 4時じゃなくて4時半: what follows counts.
            var at = rest.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at <= 0 || !char.IsLetter(mark[0]) || char.IsAsciiLetter(mark[0]))
                continue;
            instead = rest[..at].ToString();
            rest = rest[(at + mark.Length)..].TrimStart(Pauses);
            (isOpened, isSure) = (true, true);
            break;
        }

        return new Correction(rest.Trim().ToString(), isOpened, isSure) { Instead = instead };

        bool Take(WordList openers, ref ReadOnlySpan<char> from, bool isMark)
        {
            if (!openers.MayBegin(from))
                return false;
            foreach (var opener in openers.Words)
            {
                if (!from.StartsWith(opener, StringComparison.OrdinalIgnoreCase))
                    continue;
                var after = from[opener.Length..];
                var isShort = opener.Length < 4 || char.IsAsciiLetter(opener[0]);
                if (after.Length > 0 && isShort && !Pauses.Contains(after[0]))
                    continue;
                from = after.TrimStart(Pauses);
                isOpened = true;
                isSure |= isMark;
                return true;
            }

            return false;
        }
    }

    /// <summary>Where the word stands that makes a time a start (から), or null.</summary>
    public int? FindStartWord(string text)
    {
        foreach (var word in startWords.Words)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                return at == 0 ? text.Length : at;
        }

        return null;
    }

    /// <summary>The whole message is of somebody who comes back: 前に相談した続きです.</summary>
    public bool IsReturning(string folded) =>
        Holds(returning, folded) || (Speaks(PlainWord.ComingBack, folded) && Speaks(PlainWord.CarryOn, folded));

    /// <summary>The whole message says that there is nothing else to choose: つぎへ, それだけです.</summary>
    public bool IsNoMore(string folded) => Holds(noMore, folded);

    /// <summary>It says that it is the only one: 借金だけ.</summary>
    public bool IsOnly(string folded) => EndsOnly(folded) || EndsOnly(folded.TrimEnd(Pauses.ToCharArray()).TrimEnd(BehindOnly));

    /// <summary>だけ|よ, だけ|です, だけ|やった.</summary>
    private static readonly char[] BehindOnly = [.. "よねばいわやですった"];

    private bool EndsOnly(string folded) =>
        onlyEndings.Ending(folded.AsSpan().TrimEnd(Pauses)) is { } ending && folded.Length > ending.Length;

    /// <summary>The whole message wants to read what the office wrote: 読む, 連絡って何ですか.</summary>
    public bool IsReadingNews(string folded) => Holds(readingNews, folded);

    private bool Holds(FrozenSet<string> messages, string folded) =>
        folded.Length is > 0 and <= 60
        && ShapesOf(folded) is var shapes
        && (messages.Contains(shapes.Bare) || messages.Contains(shapes.PlainBare));

    /// <summary>Folded, without marks and spaces.</summary>
    private static string Bare(string text) => BareOf(Fold(text));

    /// <summary>The same of what is folded already.</summary>
    private static string BareOf(string folded)
    {
        if (!folded.AsSpan().ContainsAny(MarkLetters))
            return folded;
        var bare = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!MarkLetters.Contains(c))
                bare.Append(c);
        }

        return bare.ToString();
    }

    /// <summary>The whole message asks something.</summary>
    public bool IsQuestion(string folded)
    {
        var bare = folded.AsSpan().TrimEnd(Marks.AsSpan());
        if (bare.Length < 2)
            return false;
        if (folded[^1] is '?' or '？')
            return true;
        if (questionEndings.Ending(bare, before: 1) is not null)
            return true;
        foreach (var beginning in questionBeginnings.Words)
        {
            if (bare.Length > beginning.Length + 1 && bare.StartsWith(beginning, StringComparison.Ordinal) && bare[beginning.Length] == ' ')
                return true;
        }

        return false;
    }

    /// <summary>It asks something, at its end or before a reason: あとでもいいですか通帳が今ないので.</summary>
    public bool HoldsQuestion(string folded) =>
        IsQuestion(folded) || questionEndings.Words.Any(e => e.Length > 2 && e[^1] == 'か' && AsksInside(folded, e));

    /// <summary>It asks, or wishes to ask: 利用料について聞きたい.</summary>
    public bool IsInquiry(string folded) => HoldsQuestion(folded) || SpeaksAnywhere(PlainWord.Asking, folded);

    /// <summary>It names what may be asked about and stops: 訪問介護の加算は.</summary>
    public bool NamesMatter(string folded) =>
        plain[PlainWord.AskedAbout].Ending(folded.AsSpan().TrimEnd(Marks.AsSpan()), before: 1) is not null;

    /// <summary>What somebody else asked (「だれが来ますか、と聞かれた」) is no question.</summary>
    private static bool AsksInside(string folded, string ending) =>
        folded.IndexOf(ending, StringComparison.Ordinal) is > 0 and var at
        && !folded.AsSpan(at + ending.Length).TrimStart(Marks.AsSpan()).StartsWith("と", StringComparison.Ordinal);

    /// <summary>A question that comes first: 質問の前に、….</summary>
    public bool IsBeforeAnswer(string folded) => IsQuestion(folded) && asideOpeners.Beginning(folded) is not null;

    /// <summary>Somebody needs a moment: 少し待ってください.</summary>
    public bool IsWaiting(string folded) => folded.Length <= LongestWait && waitWords.Ending(folded) is not null;

    /// <summary>At the check it is a yes: 大丈夫です.</summary>
    public bool IsFine(string folded) => fineWords.IsIn(folded) && !IsQuestion(folded);

    /// <summary>It tells the end of a period: 12時まで, 終わったのは.</summary>
    public bool IsEnd(string prepared) => endWords.IsIn(prepared);

    /// <summary>It ends in a doubt that asks nobody: 八幡西区かな.</summary>
    public bool IsDoubt(string folded) => doubtEndings.Ending(folded.AsSpan().TrimEnd(Marks.AsSpan())) is not null;

    /// <summary>Somebody wishes to begin something: …したいんですけど, …をお願いします.</summary>
    public bool IsWish(string folded) =>
        wishWords.IsIn(folded)
        && (
            !plain[PlainWord.WishNot].IsIn(folded)
            || folded.Split(ClauseEnds).Any(c => wishWords.IsIn(c) && !plain[PlainWord.WishNot].IsIn(c)) // したくない is none
        );

    private static readonly char[] ClauseEnds = ['。', '、', ',', '.', '!', '\n'];

    /// <summary>It speaks of applying and does not wish it: 申請したくない, 取り消したい, or only asks about it (保護について聞きたい).</summary>
    public bool OnlySpeaksOfApplying(string folded) =>
        Names(folded, notApplying)
        || (
            (HoldsQuestion(folded) || SpeaksAnywhere(PlainWord.Asking, folded) || SpeaksAnywhere(PlainWord.NotMine, folded))
            && !applying.IsIn(WithoutAsking(folded))
        );

    /// <summary>It speaks of applying and refuses no help: then how it is done is said.</summary>
    public bool AsksAboutApplying(string folded) => !Names(folded, plain[PlainWord.NoHelp]);

    /// <summary>Without the wish to ask: 保護について聞きたい wishes nothing else.</summary>
    private string WithoutAsking(string folded)
    {
        foreach (var word in plain[PlainWord.Asking].Words.OrderByDescending(w => w.Length))
            folded = folded.Replace(word, "", StringComparison.Ordinal);
        return folded;
    }

    /// <summary>Would rather not answer: where it may be left out, it is.</summary>
    public bool IsDeclining(string folded) => Holds(declining, folded);

    /// <summary>Without a last sentence that only thanks: 特にないです、ありがとう.</summary>
    public string WithoutThanks(string text)
    {
        var end = text.AsSpan().TrimEnd(Marks.AsSpan()).LastIndexOfAny(SentenceMarks);
        return end > 0 && IsThanks(Fold(text[(end + 1)..])) ? text[..(end + 1)].TrimEnd(ThanksBefore) : text;
    }

    /// <summary>It has not happened, or it was called off: no report of it.</summary>
    public bool IsNotYet(string folded) => notYetWords.IsIn(folded);

    /// <summary>A question for comparing: folded, without marks, spaces and what only makes it a question.</summary>
    public string WithoutQuestionMarks(string text)
    {
        var bare = new string([.. Fold(text).Where(c => !Marks.Contains(c))]);
        while (Without(bare, questionTails) is var shorter && shorter.Length < bare.Length)
            bare = shorter;
        return bare;
    }
}

/// <summary>A message as the correction it may be.</summary>
/// <param name="Text">The words without what announces the correction.</param>
/// <param name="IsOpened">Something announced it: あ、 すみません、 sorry.</param>
/// <param name="IsSure">It can be nothing else: 間違えました, じゃなくて.</param>
internal readonly record struct Correction(string Text, bool IsOpened, bool IsSure)
{
    /// <summary>What it was said to be before: 6時半 of 6時半じゃなくて6時まで.</summary>
    public string? Instead { get; init; }
}

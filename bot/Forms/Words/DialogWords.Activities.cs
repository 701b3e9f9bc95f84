using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>What is said while an activity is being reported: not to send it, that it is as the one before, where one was.</summary>
internal sealed partial class DialogWords
{
    /// <summary>More is a story, in which anything may be stopped.</summary>
    private const int LongestStop = 60;

    /// <summary>A reason before the wish ends here: 都合悪い|けん|やめる.</summary>
    private static readonly string[] Reasons = ["けん", "けえ", "から", "ので", "んで", "し", "たら"];

    /// <summary>もう全部中止して, やっぱり都合悪いけんやめる, まだ出さない, お母さんに確認してからにする; null when it says no such thing.</summary>
    public StopWish? StopIn(string folded)
    {
        if (folded.Length is < 2 or > LongestStop || !(stopWords.IsIn(folded) || holdWords.IsIn(folded) || until.IsIn(folded)))
            return null;
        StopWish? wish = Whole(folded.Trim(Marks.ToCharArray()));
        if (wish is not null)
            return wish;
        foreach (var clause in folded.Split(Marks.ToCharArray(), StringSplitOptions.RemoveEmptyEntries))
            wish = InClause(clause) is { } told ? Later(wish, told) : wish;
        return wish;
    }

    /// <summary>Not to send keeps what was written; the one does not lose it to the other.</summary>
    private static StopWish Later(StopWish? before, StopWish told) => before is StopWish.Hold ? StopWish.Hold : told;

    private StopWish? InClause(string clause)
    {
        var bare = Shortened(clause);
        if (until.Ending(clause, before: 1) is not null || (until.Ending(bare) is { } ending && clause.Length > ending.Length))
            return StopWish.Hold;
        if (Whole(bare) is { } whole)
            return whole;
        foreach (var reason in Reasons)
        {
            for (
                var at = bare.IndexOf(reason, StringComparison.Ordinal);
                at > 0;
                at = bare.IndexOf(reason, at + 1, StringComparison.Ordinal)
            )
            {
                if (at + reason.Length < bare.Length && Whole(bare[(at + reason.Length)..]) is { } told)
                    return told;
            }
        }

        return null;
    }

    /// <summary>Nothing but such words, one or several (やめて送らんで), and what may stand before them.</summary>
    private StopWish? Whole(string clause)
    {
        StopWish? wish = null;
        var rest = clause;
        while (rest.Length > 0)
        {
            var (hold, stop) = (holdWords.Beginning(rest)?.Length ?? 0, stopWords.Beginning(rest)?.Length ?? 0);
            if (hold == 0 && stop == 0)
            {
                if (beforeStop.Beginning(rest)?.Length is not { } before)
                    return null;
                rest = rest[before..];
                continue;
            }

            wish = Later(wish, hold >= stop ? StopWish.Hold : StopWish.Stop);
            rest = rest[Math.Max(hold, stop)..];
            while (behindStop.Beginning(rest)?.Length is { } behind)
                rest = rest[behind..];
        }

        return wish;
    }

    private string Shortened(string clause)
    {
        while (behindStop.Ending(clause, before: 2) is { } ending)
        {
            if (stopWords.Ending(clause) is not null || holdWords.Ending(clause) is not null)
                break;
            clause = clause[..^ending.Length];
        }

        return clause;
    }

    private const int LongestGoingOn = 30;

    /// <summary>A whole message at the check that hands in: 送ってください.</summary>
    public bool IsSending(string folded) =>
        !IsQuestion(folded)
        && (
            Holds(sending, folded) || Openers.Any(o => folded.StartsWith(o, StringComparison.Ordinal) && Holds(sending, folded[o.Length..]))
        );

    /// <summary>これで|送っといて.</summary>
    private static readonly string[] Openers = ["これで", "それで", "このまま", "もう"];

    /// <summary>A whole message that there is only one: 一人よ.</summary>
    public bool IsOnlyOne(string folded) => Holds(onlyOne, folded);

    /// <summary>Somebody is back and asks where they were: どこまでやったかね.</summary>
    public bool IsGoingOn(string folded) => folded.Length <= LongestGoingOn && goingOn.IsIn(folded);

    /// <summary>They want to see what they handed in: 送ったの見せて.</summary>
    public bool WantsSent(string folded) => folded.Length <= LongestGoingOn && showSent.IsIn(folded);

    /// <summary>They wonder whether they handed it in before: これ前にも送ったかも.</summary>
    public bool WondersWhetherSent(string folded) => folded.Length <= LongestGoingOn && sentBefore.IsIn(folded);

    /// <summary>They ask whether what is open went off: さっきのは送っとらんよね.</summary>
    public bool AsksWhetherUnsent(string folded) => folded.Length <= LongestGoingOn && notSent.IsIn(folded);

    /// <summary>A child was hurt or fell ill while in care: 転んで膝すりむいた. Not けがはなかった.</summary>
    public bool TellsNearMiss(string folded) =>
        nearMissWords.IsIn(folded)
        && nearMissWords.Words.Any(w =>
            folded.IndexOf(w, StringComparison.Ordinal) is >= 0 and var at && !Denials.IsBehind(folded, at + w.Length)
        );

    /// <summary>It was there and back: 往復やけん.</summary>
    public bool SaysThereAndBack(string folded) => thereAndBack.IsIn(folded);

    /// <summary>So far behind its name stands what it cost. Characters.</summary>
    private const int NearCost = 8;

    /// <summary>Where a message tells what something cost that no question asks for (おやつ代200円), or null.</summary>
    public Span? FindOtherCost(string folded)
    {
        foreach (var word in otherCosts.Words)
        {
            var at = folded.IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var end = at + word.Length;
            var figure = folded.AsSpan(end, Math.Min(NearCost, folded.Length - end)).IndexOfAnyInRange('0', '9');
            if (figure < 0 || folded.AsSpan(end, figure).ContainsAny("、。,円"))
                continue;
            end += figure;
            while (end < folded.Length && (char.IsAsciiDigit(folded[end]) || folded[end] is ','))
                end++;
            return new Span(at, end < folded.Length && folded[end] is '円' ? end + 1 : end);
        }

        return null;
    }

    /// <summary>As the one before: 9日おなじ.</summary>
    public bool SaysSame(string text) => sameActivity.IsIn(Fold(text));

    /// <summary>A word of this language that says so: おなじ.</summary>
    public string SameActivity(string language) =>
        languages.GetValueOrDefault(language)?.Several.Same is [var word, ..] ? word : sameActivity.Words[0];

    /// <summary>Nothing was done: 23日は休み.</summary>
    public bool SaysOff(string text) => offActivity.IsIn(Fold(text));

    /// <summary>It ends by telling that there was care: 26日と28日に預かりました.</summary>
    public bool TellsOfCare(string folded) => EndsWith(careTold, folded);

    /// <summary>It ends in the wish to report: 8日と10日の報告もしたいです.</summary>
    public bool WishesToReport(string folded) => EndsWith(reportWished, folded);

    /// <summary>One of the words, and behind it at most what may stand behind it: です, んですけど.</summary>
    private bool EndsWith(WordList of, string folded) =>
        of.IsIn(folded)
        && !IsQuestion(folded)
        && of.Words.Any(w => folded.LastIndexOf(w, StringComparison.Ordinal) is >= 0 and var at && IsBeside(folded.AsSpan(at + w.Length)));

    private bool IsBeside(ReadOnlySpan<char> rest)
    {
        while (rest.Length > 0)
        {
            if (plain[PlainWord.OneMoreBeside].Beginning(rest) is { } word)
                rest = rest[word.Length..];
            else if (!char.IsLetterOrDigit(rest[0]))
                rest = rest[1..];
            else
                return false;
        }

        return true;
    }

    /// <summary>All of what is asked about: どっちもです.</summary>
    public bool MeansBoth(string folded) => bothWords.IsIn(folded);
}

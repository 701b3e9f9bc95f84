using System.Buffers;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>What people say of how they must not be reached. The words are in <c>plain</c> of the language files.</summary>
internal static class ContactLimits
{
    private const int DigitsOfNumber = 9;

    private static readonly SearchValues<char> SentenceStops = SearchValues.Create("。.!！?？\n");

    private static readonly SearchValues<char> ClauseStops = SearchValues.Create("。.!！?？\n、,，");

    /// <summary>How somebody must not be reached, or only then: 夫が出るけんかけたらいけん, メールもだめ, 10時から12時なら. Empty: the message says nothing of
    /// it.</summary>
    public static IReadOnlyList<ContactLimit> In(DialogWords words, string folded)
    {
        var found = new SortedSet<ContactLimit>();
        folded = WrittenKana.Of(folded) ?? folded;
        if (Parts(folded, SentenceStops).Any(words.KeepsFromOthers))
            found.Add(ContactLimit.NotToOthers);
        if (Parts(folded, SentenceStops).Any(s => IsSeenByOthers(words, s)))
            found.Add(ContactLimit.NoReplyHere);
        if (!IsOfReaching(words, folded))
            return [.. found];
        folded = words.Without(PlainWord.Stress, folded);
        foreach (
            var clause in Parts(folded, SentenceStops)
                .Where(s => IsOfReaching(words, s) || words.SpeaksAnywhere(PlainWord.OthersAnswer, s))
                .SelectMany(s => Each(words, s))
                .SelectMany(s => Parts(s, ClauseStops))
        )
        {
            // 夜はかけたらいけん forbids the night, and no more.
            var isTimed = words.SpeaksAnywhere(PlainWord.TimeOfCall, clause);
            found.UnionWith(LimitsIn(words, clause).Select(l => isTimed && l is ContactLimit.NoCall ? ContactLimit.CallTimes : l));
            if (isTimed && words.SpeaksAnywhere(PlainWord.OnlyThen, clause))
                found.Add(ContactLimit.CallTimes);
        }

        return [.. found];
    }

    /// <summary>The whole message is how somebody must not be reached, and why (いえに くるのは やめて。 おとうさんに ばれる).</summary>
    public static bool AreAll(DialogWords words, string folded) =>
        In(words, folded).Count > 0
        && Parts(WrittenKana.Of(folded) ?? folded, ClauseStops)
            .All(c =>
                In(words, c).Count > 0
                || LimitsIn(words, c).Any()
                || words.SpeaksAnywhere(PlainWord.LimitReason, c)
                || (RefusedWays.AreNamed(words, c) && words.SpeaksAnywhere(PlainWord.OnlyThen, c))
            );

    /// <summary>They are not to be called, whoever answers.</summary>
    public static bool ForbidCall(DialogWords words, string folded) => In(words, folded).Contains(ContactLimit.NoCall);

    private static IEnumerable<ContactLimit> LimitsIn(DialogWords words, string clause)
    {
        var isOfOthers = words.MeansSomebodyElse(clause);
        var refused = RefusedWays.In(words, clause).ToList();
        var isCall = words.SpeaksAnywhere(PlainWord.NoCall, clause) || refused.Contains(ContactLimit.NoCall);
        if (isOfOthers && (isCall || words.IsWished(clause)))
            yield return ContactLimit.NotToOthers;
        else if (isCall || IsNotToBeRung(words, clause))
            yield return ContactLimit.NoCall;
        if (words.SpeaksAnywhere(PlainWord.OthersAnswer, clause))
            yield return ContactLimit.OthersAnswer;
        if (!isOfOthers && (words.SpeaksAnywhere(PlainWord.NoMail, clause) || refused.Contains(ContactLimit.NoMail)))
            yield return ContactLimit.NoMail;
        if (words.SpeaksAnywhere(PlainWord.NoReplyHere, clause) || refused.Contains(ContactLimit.NoReplyHere))
            yield return ContactLimit.NoReplyHere;
        if (words.SpeaksAnywhere(PlainWord.NoLetter, clause) || refused.Contains(ContactLimit.NoLetter))
            yield return ContactLimit.NoLetter;
        if (words.SpeaksAnywhere(PlainWord.NoVisit, clause) || refused.Contains(ContactLimit.NoVisit))
            yield return ContactLimit.NoVisit;
    }

    /// <summary>Somebody else looks where they write (この電話、夫が見ます), or what comes up there by itself must not (LINEに通知が来るのが怖い). Who
    /// asks whether they do says no such thing.</summary>
    private static bool IsSeenByOthers(DialogWords words, string sentence)
    {
        if (!words.SpeaksAnywhere(PlainWord.OwnDevice, sentence) || words.IsQuestion(sentence))
            return false;
        if (words.SpeaksAnywhere(PlainWord.Announced, sentence) && words.SpeaksAnywhere(PlainWord.Unwelcome, sentence))
            return true;
        return words.NamesSomebody(sentence) is { } behind && words.SpeaksAnywhere(PlainWord.LooksIn, behind);
    }

    /// <summary>電話と手紙はだめ is said of both: the sentence, and the same with each of them alone.</summary>
    private static IEnumerable<string> Each(DialogWords words, string sentence)
    {
        yield return sentence;
        var ways = words.ListOf(PlainWord.Way);
        foreach (var way in ways.Words)
        {
            if (sentence.IndexOf(way, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            var behind = sentence.AsSpan(at + way.Length).TrimStart("とやもか、,・ ");
            var next = sentence.Length - behind.Length;
            if (next == at + way.Length || ways.Beginning(behind) is not { } other)
                continue;
            foreach (var alone in Each(words, sentence[..(at + way.Length)] + sentence[(next + other.Length)..]))
                yield return alone;
        }
    }

    /// <summary>かけたらいけん, and nothing else that is not to be laid on somebody (迷惑, 心配).</summary>
    private static bool IsNotToBeRung(DialogWords words, string clause)
    {
        foreach (var word in words.ListOf(PlainWord.NotToRing).Words)
        {
            var at = clause.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && words.ListOf(PlainWord.LaidOn).Ending(clause.AsSpan(0, at).TrimEnd("をはもばっかり ")) is null)
                return true;
        }

        return false;
    }

    /// <summary>It speaks of a way to reach somebody, or gives a number.</summary>
    private static bool IsOfReaching(DialogWords words, string folded) =>
        words.SpeaksAnywhere(PlainWord.Reaching, folded)
        || RefusedWays.AreNamed(words, folded)
        || folded.Count(char.IsAsciiDigit) >= DigitsOfNumber
        || words.SpeaksAnywhere(PlainWord.NotToRing, folded);

    private static IEnumerable<string> Parts(string text, SearchValues<char> stops)
    {
        for (var from = 0; from < text.Length; )
        {
            var length = text.AsSpan(from).IndexOfAny(stops) is >= 0 and var at ? at : text.Length - from;
            if (length > 0)
                yield return text.Substring(from, length);
            from += length + 1;
        }
    }
}

/// <summary>How somebody must not be reached. Staff read it before they call.</summary>
internal enum ContactLimit
{
    /// <summary>They are not to be called.</summary>
    NoCall,

    /// <summary>Somebody else takes the call.</summary>
    OthersAnswer,

    /// <summary>They may be called at some times only.</summary>
    CallTimes,

    /// <summary>Nothing is to be sent by mail.</summary>
    NoMail,

    /// <summary>No letter is to come.</summary>
    NoLetter,

    /// <summary>Nobody is to come.</summary>
    NoVisit,

    /// <summary>Nothing is to be answered where they wrote.</summary>
    NoReplyHere,

    /// <summary>Somebody else is not to be told.</summary>
    NotToOthers,
}

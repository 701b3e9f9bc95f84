using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>A way to reach somebody and, beside it, that it must not be: 手紙は送らないで, 郵便も夫が先に見ます, no call please. The ways, what refuses them
/// and what may stand between are lists of words.</summary>
internal static class RefusedWays
{
    /// <summary>So far behind the way stands who sees it (郵便も夫が). Characters.</summary>
    private const int NearPerson = 8;

    private static readonly (PlainWord Way, ContactLimit Limit)[] Ways =
    [
        (PlainWord.WayCall, ContactLimit.NoCall),
        (PlainWord.WayMail, ContactLimit.NoMail),
        (PlainWord.WayLetter, ContactLimit.NoLetter),
        (PlainWord.WayVisit, ContactLimit.NoVisit),
        (PlainWord.WayHere, ContactLimit.NoReplyHere),
    ];

    /// <param name="words">The lists.</param>
    /// <param name="clause">A clause, folded.</param>
    public static IEnumerable<ContactLimit> In(DialogWords words, string clause)
    {
        var bare = clause.Any(c => c > '\u3000') ? clause.Replace(" ", "", StringComparison.Ordinal) : clause;
        return Ways.Where(w => words.ListOf(w.Way).Words.Any(way => IsRefused(words, bare, way))).Select(w => w.Limit);
    }

    /// <summary>It names such a way.</summary>
    public static bool AreNamed(DialogWords words, string folded) => Ways.Any(w => words.ListOf(w.Way).IsIn(folded));

    private static bool IsRefused(DialogWords words, string clause, string way)
    {
        for (var at = clause.IndexOf(way, StringComparison.Ordinal); at >= 0; at = clause.IndexOf(way, at + 1, StringComparison.Ordinal))
        {
            if (
                char.IsAsciiLetter(way[^1]) && clause.All(char.IsAscii)
                    ? IsForeignRefused(words, clause, at, way)
                    : IsRefusedBehind(words, clause[(at + way.Length)..])
            )
                return true;
        }

        return false;
    }

    private static bool IsRefusedBehind(DialogWords words, string behind)
    {
        if (BeginsBehind(words, behind, PlainWord.WayRefused))
            return true;
        return words.NamesSomebody(behind) is { } person
            && behind.Length - person.Length <= NearPerson
            && BeginsBehind(words, person, PlainWord.LooksIn);
    }

    /// <summary>Behind the refusal in English: no call, please don't send any letter. "I got no call" refuses nothing.</summary>
    private static bool IsForeignRefused(DialogWords words, string clause, int at, string way)
    {
        var end = at + way.Length;
        if ((at > 0 && char.IsAsciiLetter(clause[at - 1])) || (end < clause.Length && char.IsAsciiLetter(clause[end])))
            return false;
        var before = clause.AsSpan(0, at).TrimEnd();
        for (var bridge = words.ListOf(PlainWord.WayBridge).Ending(before); bridge is not null; )
        {
            before = before[..^bridge.Length].TrimEnd();
            bridge = words.ListOf(PlainWord.WayBridge).Ending(before);
        }

        if (words.ListOf(PlainWord.WayRefused).Ending(before) is not { } refusal)
            return false;
        before = before[..^refusal.Length].TrimEnd();
        return before.IsEmpty || words.ListOf(PlainWord.BeforeRefused).Ending(before) is not null;
    }

    /// <summary>One of the words stands at the beginning, or behind what may stand between (電話は結構です, and not 電話で結構です).</summary>
    private static bool BeginsBehind(DialogWords words, string text, PlainWord of)
    {
        var (bridges, sought) = (words.ListOf(PlainWord.WayBridge), words.ListOf(of));
        for (var rest = text; ; )
        {
            if (sought.Beginning(rest) is not null)
                return true;
            if (bridges.Beginning(rest) is not { } bridge)
                return false;
            rest = rest[bridge.Length..];
        }
    }
}

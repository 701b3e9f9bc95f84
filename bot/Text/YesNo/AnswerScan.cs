namespace Channels.Text.YesNo;

/// <summary>
/// Takes an answer apart into words of the table. Which places can be explained up to the end is worked out from behind, so that a
/// long word never spoils the rest; the work is the text times the longest word.
/// </summary>
internal readonly ref struct AnswerScan
{
    private readonly ReadOnlySpan<char> letters;
    private readonly Span<bool> plain; // explained up to the end, no word that means something before it
    private readonly Span<bool> behind; // the same behind such a word, so that an ending may follow

    /// <param name="letters">Letters of a <see cref="PlainAnswer"/>.</param>
    /// <param name="plain">Room for one more than the letters.</param>
    /// <param name="behind">The same.</param>
    public AnswerScan(ReadOnlySpan<char> letters, Span<bool> plain, Span<bool> behind)
    {
        this.letters = letters;
        this.plain = plain;
        this.behind = behind;
        (plain[letters.Length], behind[letters.Length]) = (true, true);
        for (var at = letters.Length - 1; at >= 0; at--)
            (plain[at], behind[at]) = (Fits(at, false) > 0, Fits(at, true) > 0);
    }

    /// <summary>All of it is words of the table.</summary>
    public bool IsExplained => letters.Length > 0 && plain[0];

    /// <summary>What the words from a place on mean, all of which are explained.</summary>
    public YesNoRole MeaningFrom(int at)
    {
        var meaning = YesNoRole.Unknown;
        for (var isBehind = false; at < letters.Length; )
        {
            var length = Fits(at, isBehind);
            var role = letters[at] == ' ' ? YesNoRole.Unknown : YesNoWords.Find(letters.Slice(at, length));
            meaning |= role & YesNoRole.Meanings;
            isBehind = role == YesNoRole.Unknown ? isBehind : role != YesNoRole.Aside;
            at += length;
        }

        return meaning;
    }

    /// <summary>The first place behind <paramref name="from"/> from which all is explained and a new part begins, or -1.</summary>
    public int TailFrom(int from)
    {
        for (var at = from; at < letters.Length; at++)
        {
            if (plain[at] && letters[at] != ' ' && (at == 0 || letters[at - 1] is ' ' or 'は' or 'が' or 'も' or 'を'))
                return at;
        }

        return -1;
    }

    /// <summary>How the text opens (はい、420円です): the place behind it, or 0.</summary>
    public int Opening(out YesNoRole meaning)
    {
        meaning = YesNoRole.Unknown;
        var (at, end, gathered, isBehind) = (0, 0, YesNoRole.Unknown, false);
        while (at < letters.Length)
        {
            if (letters[at] == ' ')
            {
                at++;
                continue;
            }

            var (length, role) = LongestWord(at, isBehind);
            if (length == 0)
                break;
            at += length;
            gathered |= role & YesNoRole.Meanings;
            isBehind = role != YesNoRole.Aside;
            if (IsPartEnd(at))
                (end, meaning) = (at, gathered);
        }

        return end;
    }

    /// <summary>はいしゃ does not open with はい, and No. 3 is no no.</summary>
    private bool IsPartEnd(int at)
    {
        if (at == letters.Length)
            return true;
        var next = letters[at] == ' ' && at + 1 < letters.Length ? letters[at + 1] : letters[at];
        return char.IsAsciiDigit(next) ? !char.IsAsciiLetter(letters[at - 1]) : letters[at] is ' ' or (>= '一' and <= '\u9FFF');
    }

    private (int Length, YesNoRole Role) LongestWord(int at, bool isBehind)
    {
        for (var length = LongestAt(at); length > 0; length--)
        {
            var role = RoleOf(at, length);
            if (role != YesNoRole.Unknown && (isBehind || role != YesNoRole.End))
                return (length, role);
        }

        return (0, YesNoRole.Unknown);
    }

    /// <summary>Length of the longest word here behind which all is explained; 0 when there is none.</summary>
    private int Fits(int at, bool isBehind)
    {
        if (letters[at] == ' ')
            return (isBehind ? behind : plain)[at + 1] ? 1 : 0;
        for (var length = LongestAt(at); length > 0; length--)
        {
            var next = at + length;
            if (!plain[next] && !behind[next])
                continue;
            var role = RoleOf(at, length);
            if (role == YesNoRole.Unknown || (role == YesNoRole.End && !isBehind))
                continue;
            if (role == YesNoRole.Aside ? plain[next] : behind[next])
                return length;
        }

        return 0;
    }

    private int LongestAt(int at) => Math.Min(YesNoWords.Longest(letters[at]), letters.Length - at);

    /// <summary>Words in Latin letters are whole words: no is not the beginning of nothing.</summary>
    private YesNoRole RoleOf(int at, int length)
    {
        var end = at + length;
        if (char.IsAsciiLetter(letters[at]) && at > 0 && char.IsAsciiLetterOrDigit(letters[at - 1]))
            return YesNoRole.Unknown;
        if (char.IsAsciiLetter(letters[end - 1]) && end < letters.Length && char.IsAsciiLetterOrDigit(letters[end]))
            return YesNoRole.Unknown;
        return YesNoWords.Find(letters[at..end]);
    }
}

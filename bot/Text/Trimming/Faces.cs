using System.Collections.Frozen;

namespace Channels.Text.Trimming;

/// <summary>Faces made of marks ((^^), (;_;), m(_ _)m, ^_^) and words in brackets that stand for one ((笑), (moon smile)).</summary>
internal static class Faces
{
    private const int Longest = 24;

    /// <summary>What makes marks in brackets a face; at least one of them has to be there.</summary>
    private const string Features = "^_;><`´*'\"ω∀д▽≧≦・@|\u0301\u0304";

    private const string HandsBehind = "mvbo/;*~";

    private static readonly FrozenSet<string> Words = WordTable
        .Load("decorations.tsv")
        .Select(row => Folding.FoldToHiragana(row["word"]))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many characters of a folded text are a face or a word for one from this place on; 0 when none begins here.</summary>
    public static int LengthAt(ReadOnlySpan<char> rest) =>
        rest.IsEmpty ? 0
        : rest[0] == '(' ? InBrackets(rest)
        : rest[0] == 'm' && rest.Length > 1 && rest[1] == '(' ? Bowing(rest)
        : rest[0] == '^' ? WithEyes(rest)
        : 0;

    /// <summary>m(_ _)m: with both hands, or the letter is a word's.</summary>
    private static int Bowing(ReadOnlySpan<char> rest)
    {
        var face = InBrackets(rest[1..]);
        return face > 0 && rest[face] == 'm' ? face + 1 : 0;
    }

    private static int InBrackets(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, Longest + 2)].IndexOf(')');
        if (end < 2)
            return 0;
        var inside = rest[1..end].Trim(' ');
        if (AreWords(inside))
            return end + 1;
        if (!IsFace(rest[1..end]))
            return 0;
        var next = end + 1;
        if (next < rest.Length && (HandsBehind.Contains(rest[next]) || (rest[next] == 'の' && next + 1 == rest.Length)))
        {
            var behind = next + 1 < rest.Length ? rest[next + 1] : ' ';
            if (!char.IsLetterOrDigit(behind) || behind > '\u007F')
                next++;
        }

        return next;
    }

    private static bool AreWords(ReadOnlySpan<char> inside)
    {
        foreach (var word in inside.Split(' '))
        {
            if (!Known.Contains(inside[word]))
                return false;
        }

        return inside.Length > 0;
    }

    /// <summary>No digit and no word, and at least one mark that is a part of faces.</summary>
    private static bool IsFace(ReadOnlySpan<char> inside)
    {
        var (features, letters) = (0, 0);
        foreach (var c in inside)
        {
            if (char.IsDigit(c) || c == '(')
                return false;
            if (Features.Contains(c, StringComparison.Ordinal))
                features++;
            else if (
                c is (>= 'ぁ' and <= 'ヿ' and not 'の' and not 'つ' and not 'へ' and not 'し' and not 'ー') or (>= '一' and <= '\u9FFF')
            )
                return false;
            else if (char.IsLetter(c))
                letters++;
        }

        return features > 0 && letters <= 2 && inside.Length >= 2;
    }

    /// <summary>^^ ^_^ ^-^ ^^;</summary>
    private static int WithEyes(ReadOnlySpan<char> rest)
    {
        var at = 1;
        if (at < rest.Length && "_-.ow".Contains(rest[at], StringComparison.Ordinal))
            at++;
        if (at >= rest.Length || rest[at] != '^')
            return 0;
        at++;
        while (at < rest.Length && (rest[at] is ';' or '^'))
            at++;
        return at;
    }
}

using System.Globalization;

namespace Channels.Text;

/// <summary>
/// Finds individual numbers (マイナンバー), which nobody may ask for or keep outside the law. Runs before anything is stored, logged or
/// sent on. About one in eleven other 12-digit runs passes the check digit and is masked too: that is the safe side.
/// </summary>
public static class MyNumber
{
    private const int Length = 12;
    private const char Mark = '＊';
    private const string KanjiDigits = "〇一二三四五六七八九";

    /// <summary>Characters that may stand between two digits of one number.</summary>
    private const int LongestGap = 3;

    /// <summary>Masks all individual numbers: digits of any width or in kanji, with spaces, hyphens, dots or line
    /// ends between them. Idempotent.</summary>
    public static MaskedText Mask(string text)
    {
        if (!HasEnoughDigits(text))
            return new MaskedText(text, Found: false, Suspected: false);
        var current = text;
        while (Pass(current, out var suspected) is var masked)
        {
            if (masked is null)
                return new MaskedText(current, !ReferenceEquals(current, text), suspected);
            current = masked; // what a mask leaves over may itself be a number now
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private static bool HasEnoughDigits(string text)
    {
        var digits = 0;
        for (var at = 0; at < text.Length && digits < Length; at++)
        {
            if (Digit(text[at]) >= 0)
                digits++;
        }

        return digits == Length;
    }

    private static string? Pass(string text, out bool suspected)
    {
        char[]? masked = null;
        suspected = false;
        foreach (var run in Runs(text))
        {
            foreach (var first in Candidates(text, run, ref suspected))
            {
                masked ??= text.ToCharArray();
                for (var at = first; at < first + Length; at++)
                    masked[run[at]] = Mark;
            }
        }

        return masked is null ? null : new string(masked);
    }

    /// <summary>Whether the last of twelve ASCII digits is the check digit of the others (MIC ordinance 85 of 2014, article 5).</summary>
    public static bool HasValidCheckDigit(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Length || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        var sum = 0;
        for (var n = 1; n <= 11; n++)
            sum += (digits[11 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
        var remainder = sum % 11;
        return digits[11] - '0' == (remainder <= 1 ? 0 : 11 - remainder);
    }

    /// <summary>Runs of digit places, groups joined over short gaps.</summary>
    private static IEnumerable<List<int>> Runs(string text)
    {
        var run = new List<int>();
        var gap = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (Digit(text[at]) >= 0)
            {
                run.Add(at);
                gap = 0;
            }
            else if (run.Count > 0 && !IsUnseen(text[at]) && (!IsSeparator(text[at]) || ++gap > LongestGap))
            {
                yield return run;
                (run, gap) = ([], 0);
            }
        }

        if (run.Count > 0)
            yield return run;
    }

    /// <summary>
    /// Where in a run an individual number begins. A run of other length is a telephone, corporate or account number and stays, unless
    /// a group of twelve or three of four stand in a longer list.
    /// </summary>
    private static IEnumerable<int> Candidates(string text, List<int> run, ref bool suspected)
    {
        if (run.Count < Length)
            return [];
        var groups = Groups(run);
        if (run.Count > Length)
            return run.Count == Length + 1 && Uniform(text, run) ? [] : Windows(groups).Where(first => IsValid(text, run, first));
        if (IsTimestamp(text, run, groups))
            return [];
        var valid = IsValid(text, run, 0);
        suspected |= !valid;
        return valid ? [0] : [];
    }

    /// <summary>Lengths of the groups, in order.</summary>
    private static List<int> Groups(List<int> run)
    {
        var groups = new List<int> { 1 };
        for (var at = 1; at < run.Count; at++)
        {
            if (run[at] == run[at - 1] + 1)
                groups[^1]++;
            else
                groups.Add(1);
        }

        return groups;
    }

    private static IEnumerable<int> Windows(List<int> groups)
    {
        var first = 0;
        for (var at = 0; at < groups.Count; first += groups[at++])
        {
            if (groups[at] == Length || (at + 2 < groups.Count && groups[at] == 4 && groups[at + 1] == 4 && groups[at + 2] == 4))
                yield return first;
        }
    }

    /// <summary>One kind of separator all through, as in 1-2345-6789-0123: the number of a company.</summary>
    private static bool Uniform(string text, List<int> run)
    {
        var separators = new HashSet<char>();
        for (var at = run[0]; at < run[^1]; at++)
        {
            if (IsSeparator(text[at]))
                separators.Add(text[at]);
        }

        return separators.Count <= 1;
    }

    /// <summary>2026-04-01 1530: a date and time, written in groups.</summary>
    private static bool IsTimestamp(string text, List<int> run, List<int> groups)
    {
        if (groups.Count < 4 || groups[0] != 4 || groups[1] != 2 || groups[2] != 2)
            return false;
        var century = (Digit(text[run[0]]) * 10) + Digit(text[run[1]]);
        var month = (Digit(text[run[4]]) * 10) + Digit(text[run[5]]);
        return century is 19 or 20 && month is >= 1 and <= 12;
    }

    private static bool IsValid(string text, List<int> run, int first)
    {
        Span<char> digits = stackalloc char[Length];
        for (var at = 0; at < Length; at++)
            digits[at] = (char)('0' + Digit(text[run[first + at]]));
        return HasValidCheckDigit(digits);
    }

    /// <summary>The value of a digit of any width or script, kanji included, or -1.</summary>
    private static int Digit(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            < '\u0080' => -1,
            '〇' or (>= '一' and <= '\u9FFF') => KanjiDigits.IndexOf(c, StringComparison.Ordinal),
            >= 'ぁ' and < '一' => -1,
            _ => CharUnicodeInfo.GetDecimalDigitValue(c),
        };

    private static bool IsSeparator(char c) =>
        c is '.' or '．' or '・' or '･' or '_' or '＿' or 'ー' or 'ｰ' or '−' or '─' or '━' or '~' or '～' or '〜' or '⁃' or '﹣'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator
        || c is '\t' or '\n' or '\r';

    /// <summary>Characters nobody sees do not end a number: it would be kept, readable, by accident.</summary>
    private static bool IsUnseen(char c) => c >= 0x80 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}

/// <summary>A text in which individual numbers are made unreadable.</summary>
/// <param name="Text">The text, digits of found numbers replaced by ＊; the same instance when nothing was found.</param>
/// <param name="Found">At least one 12-digit run with a valid check digit was masked: tell the person.</param>
/// <param name="Suspected">A 12-digit run with a wrong check digit stands in the text, unmasked: worth a warning.</param>
public readonly record struct MaskedText(string Text, bool Found, bool Suspected);

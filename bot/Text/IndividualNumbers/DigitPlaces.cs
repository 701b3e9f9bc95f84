using System.Globalization;

namespace Channels.Text.IndividualNumbers;

/// <summary>Finds the digits of a text, of any width or script, and what stands between them.</summary>
internal static class DigitPlaces
{
    private const string KanjiDigits = "〇一二三四五六七八九";
    private const string FormalDigits = "零壱弐参肆伍陸漆捌玖";
    private const string OldDigits = "零壹貳參";

    /// <summary>Letters that people say between the groups of a number: の, と, ハイフン.</summary>
    private const string Spoken = "のとノトハイフンはいふん";

    private const char Mark = '＊';
    private const int LongestNarrow = 3;
    private const int LongestWide = 16;

    /// <summary>Runs of digits with no words between them.</summary>
    public static IEnumerable<List<DigitPlace>> Runs(string text)
    {
        var run = new List<DigitPlace>();
        var (gap, isWide) = (0, false);
        for (var at = 0; at < text.Length; )
        {
            var value = Value(text, at, out var units);
            if (value >= 0)
            {
                var before =
                    run.Count == 0 || isWide || gap > LongestNarrow ? DigitGap.Wide
                    : gap > 0 ? DigitGap.Narrow
                    : DigitGap.None;
                run.Add(new DigitPlace(at, units, value, before));
                (gap, isWide) = (0, false);
            }
            else if (run.Count > 0 && !IsUnseen(text[at]))
            {
                isWide |= !IsNarrow(text[at]);
                if (++gap > LongestWide || !MayStandBetween(text, at))
                {
                    yield return run;
                    (run, gap, isWide) = ([], 0, false);
                }
            }

            at += units;
        }

        if (run.Count > 0)
            yield return run;
    }

    public static bool HasAtLeast(string text, int digits)
    {
        for (var at = 0; at < text.Length && digits > 0; )
        {
            if (Value(text, at, out var units) >= 0)
                digits--;
            at += units;
        }

        return digits <= 0;
    }

    /// <summary>The value of a digit, ①, ❶ and 壱 included, or -1.</summary>
    private static int Value(string text, int at, out int units)
    {
        units = 1;
        var c = text[at];
        switch (c)
        {
            case >= '0' and <= '9':
                return c - '0';
            case < '\u0080' or (>= 'ぁ' and < '一'):
                return -1;
            case '○' or '◯':
                return IsKanjiDigit(text, at - 1) || IsKanjiDigit(text, at + 1) ? 0 : -1;
            case '〇' or (>= '一' and <= '\u9FFF'):
                return Kanji(c);
            default:
                var value = CharUnicodeInfo.GetDigitValue(text, at);
                if (value >= 0 && char.IsHighSurrogate(c))
                    units = 2;
                return value;
        }
    }

    private static int Kanji(char c) =>
        KanjiDigits.IndexOf(c, StringComparison.Ordinal) is var digit and >= 0 ? digit
        : FormalDigits.IndexOf(c, StringComparison.Ordinal) is var formal and >= 0 ? formal
        : OldDigits.IndexOf(c, StringComparison.Ordinal);

    private static bool IsKanjiDigit(string text, int at) =>
        at >= 0 && at < text.Length && text[at] is '〇' or (>= '一' and <= '\u9FFF') && Kanji(text[at]) >= 0;

    /// <summary>Anything but words, other numbers (⑩) and what was made unreadable before.</summary>
    private static bool MayStandBetween(string text, int at)
    {
        var c = text[at];
        if (c == Mark)
            return at == 0 || text[at - 1] != Mark;
        return IsNarrow(c)
            || Spoken.Contains(c, StringComparison.Ordinal)
            || !(char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber);
    }

    public static bool IsNarrow(char c) =>
        c is '.' or '．' or '・' or '･' or '_' or '＿' or 'ー' or 'ｰ' or '−' or '─' or '━' or '~' or '～' or '〜' or '⁃' or '﹣'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator
        || c is '\t' or '\n' or '\r';

    /// <summary>Characters nobody sees do not end a number, nor does the key around 1️⃣: it would be kept, readable, by accident.</summary>
    private static bool IsUnseen(char c) =>
        c >= 0x80
        && CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.Format
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark;
}

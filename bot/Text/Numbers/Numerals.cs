using System.Runtime.InteropServices;

namespace Channels.Text.Numbers;

/// <summary>Numbers in digits (1,200), kanji (千二百, 二〇二五, 壱万) and both (1万2千, 1.5万).</summary>
internal static class Numerals
{
    public const long Largest = 999_999_999_999;

    private const string KanjiDigits = "〇一二三四五六七八九";
    private const string FormalDigits = "零壱弐参肆伍陸漆捌玖";

    public static bool IsKanjiNumeral(char c) => Digit(c) >= 0 || Unit(c) > 0;

    /// <summary>Reads the longest number at the start. Expects folded text.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Numeral numeral)
    {
        decimal total = 0,
            section = 0,
            pending = 0;
        long lastSmall = long.MaxValue,
            lastLarge = long.MaxValue;
        bool hasPending = false,
            hasSection = false,
            kanji = true,
            kanjiPending = false,
            tooLarge = false;
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                if (hasPending)
                    break;
                pending = Digits(text[at..], out var length, ref tooLarge);
                (hasPending, kanji, kanjiPending) = (true, false, false);
                at += length;
            }
            else if (Digit(c) is var digit and >= 0 && !(c == '○' && !kanjiPending))
            {
                if (hasPending && !kanjiPending)
                    break;
                pending = Grow(hasPending ? (pending * 10) + digit : digit, ref tooLarge);
                (hasPending, kanjiPending) = (true, true);
                at++;
            }
            else if (Unit(c) is var unit and > 0 and < 10_000 && unit < lastSmall)
            {
                section += (hasPending ? pending : 1) * unit;
                (hasSection, hasPending, kanjiPending, lastSmall) = (true, false, false, unit);
                at++;
            }
            else if (Unit(c) is var large and >= 10_000 && large < lastLarge && (hasPending || hasSection))
            {
                total = Grow(total + ((section + pending * (hasPending ? 1 : 0)) * large), ref tooLarge);
                (section, hasSection, hasPending, kanjiPending) = (0, false, false, false);
                (lastLarge, lastSmall) = (large, long.MaxValue);
                at++;
            }
            else
            {
                break;
            }
        }

        var value = Grow(total + section + (hasPending ? pending : 0), ref tooLarge);
        numeral = new Numeral((long)value, at, value != decimal.Truncate(value), kanji, tooLarge);
        return at > 0;
    }

    /// <summary>ASCII digits with groups of thousands and a decimal part.</summary>
    private static decimal Digits(ReadOnlySpan<char> text, out int length, ref bool tooLarge)
    {
        decimal value = 0;
        length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            value = Grow((value * 10) + (text[length++] - '0'), ref tooLarge);
        var head = length;
        while (
            head <= 3
            && length + 3 < text.Length
            && text[length] == ','
            && AllDigits(text.Slice(length + 1, 3))
            && (length + 4 >= text.Length || !char.IsAsciiDigit(text[length + 4]))
        )
        {
            for (var at = length + 1; at <= length + 3; at++)
                value = Grow((value * 10) + (text[at] - '0'), ref tooLarge);
            length += 4;
        }

        if (length + 1 >= text.Length || text[length] != '.' || !char.IsAsciiDigit(text[length + 1]))
            return value;
        var weight = 0.1m;
        for (length++; length < text.Length && char.IsAsciiDigit(text[length]); length++)
        {
            value += (text[length] - '0') * weight;
            weight = weight > 0.000_001m ? weight / 10 : 0;
        }

        return value;
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static decimal Grow(decimal value, ref bool tooLarge)
    {
        if (value <= Largest)
            return value;
        tooLarge = true;
        return Largest;
    }

    private static int Digit(char c) =>
        c == '○' ? 0 : Math.Max(KanjiDigits.IndexOf(c, StringComparison.Ordinal), FormalDigits.IndexOf(c, StringComparison.Ordinal));

    private static long Unit(char c) =>
        c switch
        {
            '十' or '拾' => 10,
            '百' or '佰' => 100,
            '千' or '阡' or '仟' => 1000,
            '万' or '萬' => 10_000,
            '億' => 100_000_000,
            '兆' => 1_000_000_000_000,
            _ => 0,
        };
}

/// <summary>A number found at the start of a text.</summary>
/// <param name="Value">Its value, whole part.</param>
/// <param name="Length">Characters it takes.</param>
/// <param name="Fraction">It has a fraction that no unit made whole.</param>
/// <param name="Kanji">Written in kanji alone.</param>
/// <param name="TooLarge">Over <see cref="Numerals.Largest"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Numeral(long Value, int Length, bool Fraction, bool Kanji, bool TooLarge);

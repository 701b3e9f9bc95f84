using System.Globalization;
using System.Text;

namespace Channels.Text.Numbers;

/// <summary>Digits said one by one, as dictation writes them: よんはちにいち, 四八二一, 4 8 2 1, ゼロよんはちにいち; or a number in kanji (四千八百二十一).</summary>
internal static class SpokenDigits
{
    private static readonly (string Word, char Digit)[] Words =
    [
        ("きゅう", '9'),
        ("ぜろ", '0'),
        ("れい", '0'),
        ("まる", '0'),
        ("いち", '1'),
        ("さん", '3'),
        ("よん", '4'),
        ("ろく", '6'),
        ("なな", '7'),
        ("しち", '7'),
        ("はち", '8'),
        ("にー", '2'),
        ("ごー", '5'),
        ("よー", '4'),
        ("に", '2'),
        ("し", '4'),
        ("ご", '5'),
        ("く", '9'),
    ];

    private const string KanjiDigits = "〇一二三四五六七八九";
    private const string Pauses = " 、・-";

    /// <summary>The digits, or null when anything else stands between them.</summary>
    /// <param name="text">Prepared, without what stands around the number.</param>
    public static string? Read(string text)
    {
        if (text.Length == 0)
            return null;
        if (text.AsSpan().ContainsAny("十百千") && Numerals.TryRead(text, out var number) && number.Length == text.Length && number.Kanji)
            return number.Value.ToString(CultureInfo.InvariantCulture);
        if (KanaNumerals.Read(text) is { } spelled)
            return spelled.ToString(CultureInfo.InvariantCulture);
        var digits = new StringBuilder();
        for (var cursor = new Cursor(text); !cursor.AtEnd; )
        {
            if (Digit(ref cursor) is { } digit)
                digits.Append(digit);
            else if (digits.Length == 0 || !cursor.TakeAny(Pauses, out _))
                return null;
            else if (char.IsAsciiDigit(cursor.Next) && Run(cursor) > 1)
                return null; // 11-25 is no number said digit by digit
        }

        return digits.ToString();
    }

    private static char? Digit(ref Cursor cursor)
    {
        if (char.IsAsciiDigit(cursor.Next))
        {
            if (cursor.At == 0 && Run(cursor) > 1)
                return null;
            return Take(ref cursor, cursor.Next);
        }

        if (KanjiDigits.IndexOf(cursor.Next, StringComparison.Ordinal) is var kanji and >= 0)
            return Take(ref cursor, (char)('0' + kanji));
        foreach (var (word, digit) in Words)
        {
            if (cursor.Take(word))
                return digit;
        }

        return null;
    }

    private static char Take(ref Cursor cursor, char digit)
    {
        cursor.At++;
        return digit;
    }

    private static int Run(Cursor cursor)
    {
        var start = cursor.At;
        while (char.IsAsciiDigit(cursor.Next))
            cursor.At++;
        return cursor.At - start;
    }
}

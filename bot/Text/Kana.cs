using System.Text;

namespace Channels.Text;

/// <summary>Conversions between the kinds of kana.</summary>
internal static class Kana
{
    private const string Full =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    private const string SmallHalf = "ｧｨｩｪｫｬｭｮｯ";
    private const string LargeHalf = "ｱｲｳｴｵﾔﾕﾖﾂ";
    private const char FirstHalf = '｡';
    private const char LastHalf = 'ﾟ';

    public static bool IsHiragana(char c) => c is >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ';

    /// <summary>Katakana letters of either width, and the long-vowel mark.</summary>
    public static bool IsKatakana(char c) => c is >= 'ァ' and <= 'ヺ' or 'ー' or 'ヽ' or 'ヾ' or (>= 'ｦ' and <= 'ﾝ');

    public static bool IsKana(char c) => IsHiragana(c) || (IsKatakana(c) && c != 'ー');

    /// <summary>Half-width katakana to full width, with its voicing mark joined.</summary>
    public static string Widen(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstHalf, LastHalf) && !text.AsSpan().ContainsAny("゛゜\u3099\u309A"))
            return text;
        var wide = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var full = c is >= FirstHalf and <= LastHalf ? Full[c - FirstHalf] : c;
            var voiced = wide.Length == 0 ? '\0' : Voice(wide[^1], full);
            if (voiced == '\0')
                wide.Append(full);
            else
                wide[^1] = voiced;
        }

        return wide.ToString();
    }

    public static string ToHiragana(string text) =>
        string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (var at = 0; at < span.Length; at++)
                    span[at] = source[at] is >= 'ァ' and <= 'ヶ' or 'ヽ' or 'ヾ' ? (char)(source[at] - 0x60) : source[at];
            }
        );

    public static string ToKatakana(string text) =>
        string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (var at = 0; at < span.Length; at++)
                    span[at] = IsHiragana(source[at]) ? (char)(source[at] + 0x60) : source[at];
            }
        );

    public static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length + 8);
        foreach (var c in ToKatakana(Widen(text)))
        {
            var (letter, mark) = Split(c);
            if (Full.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0)
                narrow.Append((char)(FirstHalf + at)).Append(mark);
            else if (c is >= '！' and <= '～')
                narrow.Append((char)(c - 0xFEE0));
            else
                narrow.Append(c == '　' ? ' ' : c);
        }

        return narrow.ToString();
    }

    public static string? Bank(string text)
    {
        var narrow = Narrow(text).Trim().ToUpperInvariant().ToCharArray();
        for (var at = 0; at < narrow.Length; at++)
        {
            if (SmallHalf.IndexOf(narrow[at], StringComparison.Ordinal) is var small and >= 0)
                narrow[at] = LargeHalf[small];
            else if (narrow[at] is 'ｰ' || Folding.IsDash(narrow[at]))
                narrow[at] = '-';
            else if (narrow[at] is '･')
                narrow[at] = '.';
            else if (narrow[at] is 'ｦ')
                narrow[at] = 'ｵ';
            if (
                narrow[at]
                is not (
                    (>= 'ｱ' and <= LastHalf)
                    or (>= 'A' and <= 'Z')
                    or (>= '0' and <= '9')
                    or ' '
                    or '('
                    or ')'
                    or '-'
                    or '.'
                    or ','
                    or '/'
                    or '｢'
                    or '｣'
                )
            )
                return null;
        }

        return narrow.Length == 0 ? null : new string(narrow);
    }

    public static bool IsName(string text)
    {
        var letters = 0;
        foreach (var c in Widen(Cleaning.Clean(text)))
        {
            if (IsKana(c))
                letters++;
            else if (c is not ('ー' or '・' or ' ' or '　'))
                return false;
        }

        return letters > 0;
    }

    private static char Voice(char letter, char mark)
    {
        if (mark is not ('゛' or '゜' or '\u3099' or '\u309A') || !IsKana(letter))
            return '\0';
        var combining = mark is '゛' or '\u3099' ? '\u3099' : '\u309A';
        var joined = string.Create(2, (letter, combining), static (span, pair) => (span[0], span[1]) = pair)
            .Normalize(NormalizationForm.FormC);
        return joined.Length == 1 ? joined[0] : '\0';
    }

    private static (char Letter, string Mark) Split(char c)
    {
        if (!IsKana(c))
            return (c, "");
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return parts.Length == 1 ? (Plain(c), "") : (parts[0], parts[1] == '\u3099' ? "ﾞ" : "ﾟ");
    }

    /// <summary>Letters that half width does not have.</summary>
    private static char Plain(char c) =>
        c switch
        {
            'ヵ' => 'カ',
            'ヶ' => 'ケ',
            'ヮ' => 'ワ',
            'ヰ' => 'イ',
            'ヱ' => 'エ',
            _ => c,
        };
}

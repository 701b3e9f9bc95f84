using System.Buffers;

namespace Channels.Text.Numbers;

/// <summary>Digits that people write as something else: in kanji (八〇三の八五〇一), or as the letters that look like them (8O3-850l).</summary>
internal static class SpelledDigits
{
    /// <summary>Ten digits, then other ways to write zero.</summary>
    private const string Kanji = "〇一二三四五六七八九零○◯";

    private static readonly SearchValues<char> LikeDigits = SearchValues.Create("0123456789oOlI");

    /// <summary>Kanji as digits when at least <paramref name="fewest"/> of them stand in the text; fewer are words.</summary>
    public static string FromKanji(string text, int fewest)
    {
        if (text.Count(c => Kanji.Contains(c, StringComparison.Ordinal)) < fewest)
            return text;
        return string.Create(
            text.Length,
            text,
            static (digits, written) =>
            {
                for (var at = 0; at < digits.Length; at++)
                    digits[at] = Kanji.IndexOf(written[at], StringComparison.Ordinal) is >= 0 and var index
                        ? (char)('0' + (index > 9 ? 0 : index))
                        : written[at];
            }
        );
    }

    /// <summary>
    /// o and l as 0 and 1 where they touch nothing but digits, hyphens and each other; the same text where there are
    /// none.
    /// </summary>
    public static string FromLetters(string text)
    {
        char[]? digits = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
                continue;
            var end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            var word = text.AsSpan(at, end - at);
            if (word.ContainsAnyInRange('0', '9') && !word.ContainsAnyExcept(LikeDigits))
            {
                for (; at < end; at++)
                {
                    if (char.IsAsciiDigit(text[at]))
                        continue;
                    digits ??= text.ToCharArray();
                    digits[at] = text[at] is 'o' or 'O' ? '0' : '1';
                }
            }

            at = end;
        }

        return digits is null ? text : new string(digits);
    }
}

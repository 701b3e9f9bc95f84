using System.Buffers;
using System.Globalization;
using System.Text;

namespace Channels.Bot.Text;

/// <summary>The comparing form of a text.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var visible = Visible(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        var folded = new StringBuilder(visible.Length);
        foreach (var rune in visible.EnumerateRunes())
        {
            var previous = folded.Length == 0 ? ' ' : folded[^1];
            if (Rune.IsWhiteSpace(rune))
            {
                if (previous != ' ')
                    folded.Append(' ');
            }
            else
            {
                Append(folded, rune, previous);
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    private static void Append(StringBuilder folded, Rune rune, char previous)
    {
        if (rune.Value == 'ー')
            folded.Append(Kana.IsKana(previous) || previous == 'ー' ? 'ー' : '-');
        else if (rune.Value is '〜' or 0x3030 or 0x223C or 0x223E or 0x223F or 0x2053)
            folded.Append('~');
        else if (IsDash(rune.Value))
            folded.Append('-');
        else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        else if (rune.Value is 0x2236 or 0xA789)
            folded.Append(':');
        else if (rune.Value is 0x2044 or 0x2215)
            folded.Append('/');
        else if (rune.Value is 0x2018 or 0x2019)
            folded.Append('\'');
        else
            folded.Append(rune);
    }

    /// <summary>Drops the invisible, and reads a dash inside a katakana word (コ−ヒ−) as the long-vowel mark it was meant to be.</summary>
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var whole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            at += length;
            if (!whole || (Cleaning.IsInvisible(rune) && !Rune.IsWhiteSpace(rune)))
                continue;
            var next = at < text.Length ? text[at] : '\0';
            var meansLongVowel = rune.Value != '-' && IsDash(rune.Value)
                && visible.Length > 0 && Kana.IsKatakana(visible[^1]) && (next == '\0' || Kana.IsKatakana(next));
            if (meansLongVowel)
                visible.Append('ー');
            else
                visible.Append(rune);
        }

        return visible.ToString();
    }

    private static bool IsDash(int value) =>
        value is '-' or (>= 0x2010 and <= 0x2015) or 0x2043 or 0x207B or 0x208B or 0x2212 or 0x2500 or 0x2501 or 0x2796 or 0xFE58
            or 0xFE63 or 0xFF0D;
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace Channels.Text;

/// <summary>The comparing form of a text.</summary>
internal static class Folding
{
    public static string Fold(string text) => EverydayFolding.Fold(text, toHiragana: false) ?? FoldThoroughly(text);

    /// <summary>Folded, katakana as hiragana: what readers read and whole messages are compared by.</summary>
    public static string FoldToHiragana(string text) =>
        EverydayFolding.Fold(text, toHiragana: true) ?? Kana.ToHiragana(Kana.Widen(FoldThoroughly(text)));

    /// <summary>For any text, also a broken one.</summary>
    public static string FoldThoroughly(string text)
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
            Add(folded, rune);
    }

    /// <summary>Drops the invisible, and reads a dash inside a katakana word (コ−ヒ−) as the long-vowel mark it was meant to be.</summary>
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var whole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            at += length;
            if (!whole || (Cleaning.IsInvisible(rune) && !Rune.IsWhiteSpace(rune)))
                continue;
            var next = at < text.Length ? text[at] : '\0';
            if (IsLongVowel(rune.Value, visible.Length > 0 ? visible[^1] : '\0', next))
                visible.Append('ー');
            else
                Add(visible, rune);
        }

        return visible.ToString();
    }

    /// <summary>A dash inside or at the end of a katakana word.</summary>
    public static bool IsLongVowel(int value, char before, char behind) =>
        Kana.IsKatakana(before) && value != '-' && IsDash(value) && (behind == '\0' || Kana.IsKatakana(behind));

    /// <summary>Without the box that appending a rune as an object takes.</summary>
    private static void Add(StringBuilder text, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        text.Append(units[..rune.EncodeToUtf16(units)]);
    }

    public static bool IsDash(int value) =>
        value
            is '-'
                or (>= 0x2010 and <= 0x2015)
                or 0x2043
                or 0x207B
                or 0x208B
                or 0x2212
                or 0x2500
                or 0x2501
                or 0x2796
                or 0xFE58
                or 0xFE63
                or 0xFF0D;
}

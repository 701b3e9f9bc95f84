using System.Buffers;
using System.Globalization;
using System.Text;

namespace Channels.Text;

/// <summary>Removes what nobody sees and what breaks displays, and nothing else.</summary>
internal static class Cleaning
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    public static string Clean(string text) => IsPlain(text) ? text.Trim() : CleanThoroughly(text);

    /// <summary>Nothing but ASCII, kana, kanji and their marks: there is nothing to remove or to join.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (
                c
                is not (
                    (>= ' ' and <= '~')
                    or '\n'
                    or (>= '\u3000' and <= 'ゖ')
                    or (>= 'ァ' and <= 'ー')
                    or (>= '一' and <= '\u9FFF')
                    or (>= '！' and <= '～')
                )
            )
                return false;
        }

        return true;
    }

    private static string CleanThoroughly(string text)
    {
        var kept = new StringBuilder(text.Length);
        var previous = default(Rune);
        for (var at = 0; at < text.Length; )
        {
            var whole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            at += length;
            if (!whole)
                continue;
            if (rune.Value == '\r' && at < text.Length && text[at] == '\n')
                continue;
            var next =
                at < text.Length && Rune.DecodeFromUtf16(text.AsSpan(at), out var following, out _) == OperationStatus.Done
                    ? following
                    : default;
            if (Keep(rune, previous, next) is not { } keep || JoinsVoicing(kept, keep))
                continue;
            kept.Append(keep.ToString());
            previous = keep;
        }

        return kept.ToString().Trim();
    }

    /// <summary>A character that has no picture of its own: formatting, fillers, variation selectors. Folding drops all of them.</summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || IsNoncharacter(rune);

    private static Rune? Keep(Rune rune, Rune previous, Rune next) =>
        rune.Value switch
        {
            '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => new Rune('\n'),
            '\t' => new Rune(' '),
            >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF => rune, // the choice between 葛 and its variant is the person's
            ZeroWidthJoiner when IsPictorial(previous) && Rune.GetUnicodeCategory(next) == UnicodeCategory.OtherSymbol => rune,
            ZeroWidthJoiner or ZeroWidthNonJoiner when IsIndic(previous) && IsIndic(next) => rune,
            _ => IsInvisible(rune) ? null : rune,
        };

    /// <summary>か + U+3099 is が. Only kana: composing everything would replace compatibility ideographs in names.</summary>
    private static bool JoinsVoicing(StringBuilder kept, Rune rune)
    {
        if (rune.Value is not (0x3099 or 0x309A) || kept.Length == 0 || !Kana.IsKana(kept[^1]))
            return false;
        var joined = string.Concat(kept[^1].ToString(), rune.ToString()).Normalize(NormalizationForm.FormC);
        if (joined.Length != 1)
            return false;
        kept[^1] = joined[0];
        return true;
    }

    private static bool IsPictorial(Rune rune) =>
        rune.Value == 0xFE0F || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static bool IsIndic(Rune rune) => rune.Value is >= 0x0900 and <= 0x0DFF;

    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}

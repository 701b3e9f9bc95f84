using System.Runtime.InteropServices;

namespace Channels.Text.Numbers;

/// <summary>A number in a text with what stands around it.</summary>
/// <param name="Value">The value; negative with マイナス or -.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the number, before its counter.</param>
/// <param name="Fraction">Not whole.</param>
/// <param name="TooLarge">More digits than a number can have.</param>
/// <param name="Kanji">Written in kanji alone, so it may be part of a word.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuantityMention(long Value, int Start, int End, bool Fraction, bool TooLarge, bool Kanji);

/// <summary>Finds all numbers of a prepared text.</summary>
internal static class QuantityScanner
{
    /// <summary>Behind a number in kanji, these show that it is one (三人); other characters make it part of a word (三萩野, 一緒).</summary>
    private const string Counters =
        "人名個回歳才年月日時分円枚台本匹頭点番号冊階歩週組世泊食袋箱件羽杯着足軒つヶゖかケ、。,. )(~-・とでにのはがもくぐほよまだ!?";

    public static List<QuantityMention> Scan(string text)
    {
        var found = new List<QuantityMention>();
        for (var at = 0; at < text.Length; )
        {
            if (At(text, at) is { } mention)
            {
                found.Add(mention);
                at = mention.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static QuantityMention? At(string text, int at)
    {
        var cursor = new Cursor(text, at);
        if (char.IsAsciiLetter(cursor.Previous) && char.IsAsciiDigit(cursor.Next))
            return null;
        if (Numerals.TryRead(cursor.Rest, out var number))
        {
            var end = at + number.Length;
            var isWord =
                number.Kanji
                && end < text.Length
                && !Counters.Contains(text[end], StringComparison.Ordinal)
                && !new Cursor(text, end).TakeAny(["です", "じ", "に"]);
            if (isWord)
                return null;
            var value = IsNegative(text, at) ? -number.Value : number.Value;
            return new QuantityMention(value, at, end, number.Fraction, number.TooLarge, number.Kanji);
        }

        var standsAlone = at == 0 || !Kana.IsHiragana(text[at - 1]) || text[at - 1] is 'と' or 'は' or 'が' or 'で' or 'の' or 'も';
        if (
            (standsAlone && NumberWords.TakeKana(ref cursor, out var word))
            || (char.IsAsciiLetter(cursor.Next) && NumberWords.TakeEnglish(ref cursor, out word))
        )
            return new QuantityMention(word, at, cursor.At, false, false, false);
        return null;
    }

    /// <summary>A hyphen is a sign only at the start or behind a space: 2-3 is a range.</summary>
    private static bool IsNegative(string text, int at) =>
        (at >= 1 && text[at - 1] == '-' && (at == 1 || text[at - 2] is ' ' or '¥' or '\\'))
        || text.AsSpan(0, at).TrimEnd(' ').EndsWith("まいなす", StringComparison.Ordinal);
}

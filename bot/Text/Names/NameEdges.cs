using System.Globalization;
using System.Text;

namespace Channels.Text.Names;

/// <summary>What stands at the ends of a name and is not of it: 😊 ♪ 〜 ！ and stops.</summary>
internal static class NameEdges
{
    private const string Marks = "。、.,!?！？．，〜~…・:：;♪♫♬★☆♡♥❤※\"”“";

    /// <summary>Without marks, symbols and pictures at both ends.</summary>
    public static string Strip(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(from, to - from), out var rune, out var used);
            if (!IsAround(rune))
                break;
            from += used;
        }

        while (from < to)
        {
            _ = Rune.DecodeLastFromUtf16(text.AsSpan(from, to - from), out var rune, out var used);
            if (!IsAround(rune))
                break;
            to -= used;
        }

        return text[from..to];
    }

    private static bool IsAround(Rune rune) =>
        rune.Value is 0xFE0F or 0x200D or 0x20E3
        || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
        || (rune.IsBmp && Marks.Contains((char)rune.Value, StringComparison.Ordinal));
}

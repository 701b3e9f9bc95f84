namespace Channels.Text;

/// <summary>
/// Folds a text of everyday characters (ASCII of both widths, kana, kanji, dashes, spaces) in one pass and without Unicode
/// normalisation, which leaves every one of them alone or maps it by itself. Whatever else a text has in it, the thorough way of
/// <see cref="Folding"/> is for; both give the same.
/// </summary>
internal static class EverydayFolding
{
    private const int OnStack = 256;

    /// <summary>The folded text, or null when it holds a character that is not of the everyday ones.</summary>
    public static string? Fold(string text, bool toHiragana)
    {
        var folded = text.Length <= OnStack ? stackalloc char[OnStack] : new char[text.Length];
        var length = 0;
        var seen = '\0'; // as read, before anything is mapped
        for (var at = 0; at < text.Length; at++)
        {
            var previous = length == 0 ? ' ' : folded[length - 1];
            var c = text[at];
            if (Folding.IsLongVowel(c, seen, at + 1 < text.Length ? text[at + 1] : '\0'))
                c = 'ー';
            seen = c;
            var plain = Map(c, previous, toHiragana);
            if (plain == '\0')
                return null;
            if (plain != ' ' || previous != ' ')
                folded[length++] = plain;
        }

        var result = folded[..length].TrimEnd(' ');
        return result.SequenceEqual(text) ? text : new string(result);
    }

    /// <summary>One character folded, or NUL when it takes more than a look at it and its predecessor.</summary>
    private static char Map(char c, char previous, bool toHiragana) =>
        c switch
        {
            >= 'A' and <= 'Z' => (char)(c | 0x20),
            >= ' ' and <= '~' => c,
            'ー' => Kana.IsKana(previous) || previous == 'ー' ? 'ー' : '-',
            >= 'ァ' and <= 'ヶ' => toHiragana ? (char)(c - 0x60) : c,
            >= 'ぁ' and <= 'ゖ' or >= '一' and <= '\u9FFF' => c,
            '、' or '。' or '々' or '〇' or '〒' or '・' or >= '「' and <= '』' => c,
            '\u3000' or '\n' or '\r' or '\t' => ' ',
            '〜' or '～' => '~',
            '￥' or '¥' => '¥',
            _ when Folding.IsDash(c) => '-',
            >= 'Ａ' and <= 'Ｚ' => (char)(c - 0xFEE0 + 0x20),
            >= '！' and <= '｝' => (char)(c - 0xFEE0),
            _ => '\0',
        };
}

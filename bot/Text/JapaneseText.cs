using System.Globalization;
using Channels.Text.Trimming;

namespace Channels.Text;

/// <summary>Widths, kana and spelling variants. Pure and independent of the culture; safe for any string, also broken ones.</summary>
public static class JapaneseText
{
    private static readonly char[] Stops = ['。', '.', '!', '、', ' '];

    /// <summary>
    /// What is kept of free text: control, zero-width and bidi characters and broken surrogates go, line ends become \n, separate
    /// voicing marks join their kana, the ends are trimmed. Spelling stays: ㈱, 﨑 and full-width letters are untouched. Idempotent.
    /// </summary>
    public static string Clean(string text) => Cleaning.Clean(text);

    /// <summary>
    /// One spelling for comparing, never for storing: NFKC, ASCII digits, hyphens and waves, lower case, single spaces, trimmed.
    /// A long-vowel mark stays one only after kana. Idempotent.
    /// </summary>
    public static string Fold(string text) => Folding.Fold(text);

    /// <summary>The lighter strength, for finding and for patterns: NFKC, lower case, nothing invisible, single spaces, trimmed. Dashes,
    /// waves and digits of other scripts stay what they are.</summary>
    public static string FoldWidths(string text) => WidthFolding.Fold(text);

    /// <summary>Zero-width, bidirectional and other characters that nobody sees, line ends and tabs among them.</summary>
    public static bool IsInvisible(char c) => WidthFolding.IsInvisible(c);

    /// <summary>For comparing whole messages: <see cref="FoldToHiragana"/>, and what only decorates (😊 ♪ (笑) (^^)) or stands at the end
    /// (。 . ! 、) does not matter.</summary>
    public static string FoldMessage(string text)
    {
        var folded = FoldToHiragana(text).TrimEnd(Stops);
        var bare = Ornaments.WithoutAround(folded);
        return ReferenceEquals(bare, folded) ? folded : bare.TrimEnd(Stops);
    }

    /// <summary>A name as it was written, without what only decorates it: emoji, hearts, faces.</summary>
    public static string CleanName(string text) => Ornaments.FromName(Cleaning.Clean(text)).Trim();

    /// <summary><see cref="Fold"/>, with all kana as hiragana.</summary>
    public static string FoldToHiragana(string text) => Folding.FoldToHiragana(text);

    /// <summary>Katakana (also half-width) to hiragana; everything else unchanged.</summary>
    public static string ToHiragana(string text) => Kana.ToHiragana(Kana.Widen(text));

    /// <summary>Hiragana and half-width katakana to katakana; everything else unchanged.</summary>
    public static string ToKatakana(string text) => Kana.ToKatakana(Kana.Widen(text));

    /// <summary>Kana to half-width katakana, voicing marks as characters of their own, full-width ASCII to ASCII.</summary>
    public static string ToHalfWidthKana(string text) => Kana.Narrow(text);

    /// <summary>
    /// The character set of bank transfers (Zengin): as <see cref="ToHalfWidthKana"/>, and small kana large, letters upper case, the
    /// long-vowel mark a hyphen. Null when something cannot be written in it (kanji, symbols).
    /// </summary>
    public static string? ToBankKana(string text) => Kana.Bank(text);

    /// <summary>A name in kana: hiragana or katakana of any width, with spaces, ー and ・; at least one kana.</summary>
    public static bool IsKanaName(string text) => Kana.IsName(text);

    /// <summary>Characters as a person counts them: an emoji of many code points is one.</summary>
    public static int CountGraphemes(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; count++)
            rest = rest[StringInfo.GetNextTextElementLength(rest)..];
        return count;
    }
}

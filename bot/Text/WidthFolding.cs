using System.Globalization;
using System.Text;

namespace Channels.Text;

/// <summary>
/// The lighter strength of folding, for finding and for patterns: widths and cases alike, nothing invisible, white space as one space.
/// Marks stay what they are. <see cref="Folding"/> also makes dashes, waves, apostrophes and digits of all scripts one; word lists and
/// patterns of the knowledge base tell them apart.
/// </summary>
internal static class WidthFolding
{
    public static string Fold(string text)
    {
        var whole = Whole(text).Normalize(NormalizationForm.FormKC);
        var folded = new StringBuilder(whole.Length);
        foreach (var c in whole)
        {
            if (char.IsWhiteSpace(c) || c is '\u0000')
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (!IsInvisible(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>Zero-width, bidirectional and other characters that nobody sees.</summary>
    public static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse
        || c is >= '\uFE00' and <= '\uFE0F';

    /// <summary>Half of a surrogate pair, which no normalisation accepts, becomes a space.</summary>
    private static string Whole(string text)
    {
        var broken = false;
        for (var at = 0; at < text.Length && !broken; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else
                broken = char.IsSurrogate(text[at]);
        }

        if (!broken)
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune == Rune.ReplacementChar ? " " : rune.ToString());
        return whole.ToString();
    }
}

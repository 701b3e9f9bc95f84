using System.Globalization;
using System.Text;

namespace Channels.Text.Trimming;

/// <summary>Which characters are pictures that say nothing beside words: emoji, notes, hearts, stars.</summary>
internal static class Pictures
{
    /// <summary>U+20E3, the frame of a key: what stands before it is a digit, or # and *.</summary>
    public const char KeyCap = '\u20E3';

    /// <summary>They say yes when nothing else is said.</summary>
    private const string Agreeing = "👌👍🙆✅☑✔✓⭕🆗";

    /// <summary>They take back what stands beside them, so they are never mere pictures.</summary>
    private const string Refusing = "❌❎✕✖✗✘🙅👎🚫⛔🆖";

    /// <summary>Quick look: nothing in this text can be a picture or the beginning of a face.</summary>
    public static bool MayBeIn(string folded)
    {
        foreach (var c in folded)
        {
            if (c is '(' or '^' or (>= '\u2000' and < '\u3000') or '\u3020' || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    public static bool IsPicture(Rune rune) =>
        rune.Value switch
        {
            < 0x2000 => false,
            >= 0x2190 and <= 0x21FF or >= 0x2500 and <= 0x25FF => false, // arrows join two times, circles and crosses are answers
            >= 0x27A1 and <= 0x27BE or 0x2794 or (>= 0x2B05 and <= 0x2B0D) or (>= 0x27F0 and <= 0x297F) => false,
            < 0x3000 or 0x3020 => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol && !Refuses(rune),
            >= 0x1F3FB and <= 0x1F3FF => true, // colours of skin
            >= 0x1F000 and <= 0x1FAFF => !Refuses(rune),
            _ => false,
        };

    public static bool Agrees(Rune rune) => Holds(Agreeing, rune);

    private static bool Refuses(Rune rune) => Holds(Refusing, rune);

    private static bool Holds(string marks, Rune rune)
    {
        foreach (var mark in marks.EnumerateRunes())
        {
            if (mark == rune)
                return true;
        }

        return false;
    }
}

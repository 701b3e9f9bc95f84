using System.Text;

namespace Channels.Text.Names;

/// <summary>Reads a person's name out of what is said around it; spelling variants stay (﨑, 髙, 𠮷).</summary>
public static class PersonNameReader
{
    private const int Longest = 60;

    private static readonly string[] Numerals = ["世", "せい", "代目", "st", "nd", "rd", "th"];

    /// <summary>Reads a name; デス at the end of one in katakana is asked about. A text without letters, or with numbers that are no
    /// 2世, is none.</summary>
    public static Reading<string> Read(string? text)
    {
        if (text is null || text.Length > Cursor.LongestAnswer)
            return Reading.None<string>();
        if (NameSentence.Read(JapaneseText.Clean(text)) is not { } said || IsYesOrNo(said))
            return Reading.None<string>();
        var name = NameWords.Strip(said, out var shorter);
        return Reading.OneOf(new[] { name, shorter }.OfType<string>().Where(IsName));
    }

    /// <summary>Somebody who is a question ahead says はい: nobody is called so.</summary>
    private static bool IsYesOrNo(string said) => YesNoReader.Read(said) is not Reading<bool>.None;

    private static bool IsName(string name)
    {
        var hasLetter = false;
        var at = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            hasLetter |= Rune.IsLetter(rune);
            at += rune.Utf16SequenceLength;
            if (Rune.IsDigit(rune) && !(at < name.Length && IsNumeral(name[at..])))
                return false;
        }

        return hasLetter && JapaneseText.CountGraphemes(name) <= Longest;
    }

    private static bool IsNumeral(string behind) =>
        Array.Exists(Numerals, numeral => behind.StartsWith(numeral, StringComparison.OrdinalIgnoreCase))
        || (char.IsDigit(behind[0]) && behind.Length > 1 && IsNumeral(behind[1..]));
}

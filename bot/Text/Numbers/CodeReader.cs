using System.Text;

namespace Channels.Text.Numbers;

/// <summary>
/// Finds a number or code of a known shape in a sentence: ４０７０１２３４５６, 40-7012-3456, 4 0 7 0, No.4070123456, 事業所番号は4070123456です.
/// </summary>
public static class CodeReader
{
    /// <summary>Inside one code: nothing else separates so closely.</summary>
    private const string Close = "-._/・の~";

    /// <summary>Between the groups of a code, or between two codes.</summary>
    private const string Loose = " ,、()";

    /// <summary>Behind digits that are not a code: they count or date something.</summary>
    private const string Units = "年月日時分円人歳才名回個%桁";

    private static readonly string[] Prefixes = ["no", "nr", "number", "id", "tel", "code"];

    /// <summary>Looks for what <paramref name="fits"/>. Several different codes are ambiguous; one in which letters were taken for digits,
    /// or that may as well be a telephone number, is asked back.</summary>
    public static Reading<string> Read(string? text, Func<string, bool> fits)
    {
        if (text is null || text.Length > Cursor.LongestAnswer)
            return Reading.None<string>();
        var plain = Plain(text);
        if (Found(plain, fits) is { Count: > 0 } found)
            return Reading.OneOf(found.Select(one => one.Code), found.Exists(one => one.Assumed));
        var spelled = SpelledDigits.FromLetters(plain);
        return ReferenceEquals(spelled, plain)
            ? Reading.None<string>()
            : Reading.OneOf(Found(spelled, fits).Select(one => one.Code), needsConfirmation: true);
    }

    /// <summary>Widths folded, dashes as hyphens; letters keep their case.</summary>
    private static string Plain(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in JapaneseText.Clean(text).Normalize(NormalizationForm.FormKC))
        {
            var isDash = Folding.IsDash(c) || c is 'ー' or '〜';
            folded.Append(
                isDash && folded.Length > 0 && (char.IsAsciiLetterOrDigit(folded[^1]) || IsKanjiDigit(folded[^1])) ? '-'
                : char.IsWhiteSpace(c) ? ' '
                : c
            );
        }

        return SpelledDigits.FromKanji(folded.ToString(), fewest: 4);
    }

    private static bool IsKanjiDigit(char c) => Numerals.IsKanjiNumeral(c);

    private static List<(string Code, bool Assumed)> Found(string text, Func<string, bool> fits)
    {
        var found = new List<(string Code, bool Assumed)>();
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var groups = Groups(text, ref at);
            if (at < text.Length && Units.Contains(text[at], StringComparison.Ordinal))
                groups.RemoveAt(groups.Count - 1);
            while (groups.Count > 0 && Prefixes.Contains(groups[0].Text, StringComparer.OrdinalIgnoreCase))
                groups.RemoveAt(0);
            Take(groups, fits, found);
        }

        return found;
    }

    /// <summary>The groups as one code, or else each part that stands closely together.</summary>
    private static void Take(List<Group> groups, Func<string, bool> fits, List<(string Code, bool Assumed)> found)
    {
        if (groups.Count == 0)
            return;
        if (Joined(groups, fits, found))
            return;
        for (var from = 0; from < groups.Count; )
        {
            var to = from + 1;
            while (to < groups.Count && groups[to].IsClose)
                to++;
            Joined(groups[from..to], fits, found);
            from = to;
        }
    }

    private static bool Joined(List<Group> groups, Func<string, bool> fits, List<(string Code, bool Assumed)> found)
    {
        var code = string.Concat(groups.Select(group => group.Text));
        if (!fits(code))
        {
            // No4070123456
            var prefix = Prefixes.FirstOrDefault(word => code.StartsWith(word, StringComparison.OrdinalIgnoreCase));
            code = prefix is null ? code : code[prefix.Length..];
            if (prefix is null || !fits(code))
                return false;
        }

        var isPhone = code.Length is 10 or 11 && code[0] == '0' && groups.Count == 3 && groups[2].Text.Length == 4;
        found.Add((code, isPhone));
        return true;
    }

    private static List<Group> Groups(string text, ref int at)
    {
        var groups = new List<Group>();
        var isClose = true;
        while (true)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
                at++;
            groups.Add(new Group(text[start..at], isClose));
            var ahead = at;
            isClose = true;
            while (ahead < text.Length && ahead - at < 3 && (Close + Loose).Contains(text[ahead], StringComparison.Ordinal))
                isClose &= !Loose.Contains(text[ahead++], StringComparison.Ordinal);
            if (ahead == at || ahead >= text.Length || !char.IsAsciiLetterOrDigit(text[ahead]))
                return groups;
            at = ahead;
        }
    }

    /// <param name="Text">Letters and digits.</param>
    /// <param name="IsClose">Only hyphens and the like stand before it.</param>
    private sealed record Group(string Text, bool IsClose);
}

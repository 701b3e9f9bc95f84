using System.Text;

namespace Channels.Text.Names;

/// <summary>
/// Reads a name's reading into katakana with single spaces: any width, dashes of keyboards as the long-vowel mark (ヨ－コ), = and ・ of
/// double names, with です or 名前は around it.
/// </summary>
public static class KanaNameReader
{
    private const int Fewest = 3;

    /// <summary>Reads a name. A hyphen between two long parts may join two names (ヤマダ-ハナコ): ambiguous. Latin letters beside kana are
    /// impossible: the banks and the register have kana alone.</summary>
    public static Reading<string> Read(string? text)
    {
        if (text is null || text.Length > Cursor.LongestAnswer)
            return Reading.None<string>();
        if (NameSentence.IsSame(text))
            return Reading.None<string>();
        var said = NameWords.Strip(Kana.Widen(JapaneseText.Clean(text)), out var shorter);
        string?[] all = [Name(said, isApart: false), Name(said, isApart: true), shorter is null ? null : Name(shorter, isApart: false)];
        var names = all.OfType<string>().Distinct().ToArray();
        if (names.Length > 0)
            return Reading.OneOf(names);
        var hasKana = said.Any(Kana.IsKana);
        return hasKana && said.Normalize(NormalizationForm.FormKC).Any(char.IsAsciiLetter)
            ? Reading.Impossible<string>(ReadingCodes.KanaNameLetters)
            : Reading.None<string>();
    }

    /// <summary>Folded, or null when it holds anything else than a kana name does.</summary>
    /// <param name="said">Widened, without words around.</param>
    /// <param name="isApart">A hyphen between two long parts is a space, and not a long vowel.</param>
    private static string? Name(string said, bool isApart)
    {
        var kana = Kana.ToKatakana(said);
        var name = new StringBuilder(kana.Length);
        for (var at = 0; at < kana.Length; at++)
        {
            var c = kana[at];
            var previous = name.Length == 0 ? ' ' : name[^1];
            if (Kana.IsKana(c) || (c == 'ー' && previous is not (' ' or '・')))
                name.Append(c);
            else if (IsLongVowel(c) && Kana.IsKana(previous))
                name.Append(isApart && c != '一' && IsBetweenLong(kana, at) ? ' ' : 'ー');
            else if (c is '・' or '=' or '＝' or '゠' or '.' or '．' && previous is not (' ' or '・'))
                name.Append('・');
            else if (char.IsWhiteSpace(c) || c is '、' or ',' or '，')
                name.Append(previous == ' ' ? "" : " ");
            else
                return null;
        }

        var whole = name.ToString().Trim(' ', '・');
        return JapaneseText.IsKanaName(whole) ? whole : null;
    }

    private static bool IsLongVowel(char c) => Folding.IsDash(c) || c is '〜' or '～' or '~' or '一' or '｜';

    private static bool IsBetweenLong(string kana, int at) => Letters(kana, at - 1, -1) >= Fewest && Letters(kana, at + 1, 1) >= Fewest;

    private static int Letters(string kana, int at, int step)
    {
        var count = 0;
        for (; at >= 0 && at < kana.Length && (Kana.IsKana(kana[at]) || kana[at] == 'ー'); at += step)
            count++;
        return count;
    }
}

using System.Text;

namespace Channels.Text.Names;

/// <summary>The holder of an account in the characters of bank transfers: ﾔﾏﾀﾞ ﾊﾅｺ, ﾕ)ﾃｽﾄ/ﾎｲｸｴﾝ.</summary>
public static class BankKanaName
{
    /// <summary>Reads a holder; one in katakana that ends in デス is asked about. None when something cannot be written in these
    /// characters.</summary>
    public static Reading<string> Read(string? text)
    {
        if (text is null || text.Length > Cursor.LongestAnswer)
            return Reading.None<string>();
        var said = NameWords.Strip(JapaneseText.Clean(text), out var shorter);
        return Reading.OneOf(
            new[] { said, shorter }.OfType<string>().Select(name => JapaneseText.ToBankKana(Marks(name))).OfType<string>()
        );
    }

    /// <summary>Dashes between kana are long vowels here; middle dots are stops, as on passbooks.</summary>
    private static string Marks(string name)
    {
        var marked = new StringBuilder(name.Length);
        foreach (var c in Kana.Widen(name))
        {
            var isVowel = marked.Length > 0 && (Kana.IsKana(marked[^1])) && (c is '一' or '〜' or '～' or '~' || Folding.IsDash(c));
            marked.Append(
                isVowel ? '-'
                : c is '・' ? '.'
                : c is '、' ? ','
                : c
            );
        }

        return marked.ToString();
    }
}

using System.Text;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Banking;

/// <summary>
/// Text in the characters that a field of a transfer file may hold. What cannot be written in them is refused and never guessed: kanji have
/// no reading here, and ヲ, ヷ and ヺ no place.
/// </summary>
internal static class BankText
{
    private const string SmallKana = "ｧｨｩｪｫｬｭｮｯ";
    private const string LargeKana = "ｱｲｳｴｵﾔﾕﾖﾂ";
    private const string Voiced = "ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ";
    private const string HalfVoiced = "ﾊﾋﾌﾍﾎ";

    /// <summary>The text as the field holds it, or null.</summary>
    /// <param name="text">Of any width; small letters and small kana become large, a long vowel becomes a hyphen.</param>
    /// <param name="profile">What the bank takes beyond, or refuses of, the usual.</param>
    public static string? Of(string text, BankField field, BankProfile profile)
    {
        var narrow = new StringBuilder(Kana.Narrow(text.Replace('゠', '-').Replace('＝', '-').Replace('=', '-')).Trim().ToUpperInvariant());
        for (var at = 0; at < narrow.Length; at++)
        {
            var c = narrow[at];
            if (SmallKana.IndexOf(c, StringComparison.Ordinal) is var small and >= 0)
                c = LargeKana[small];
            else if (c is 'ｰ' or '〜' || Folding.IsDash(c))
                c = '-';
            else if (c is '･' or '．')
                c = '.';
            if (c is '.' && profile.RefusesStop)
                c = ' ';
            if (!Holds(c, field, profile) || !IsSounded(c, at == 0 ? '\0' : narrow[at - 1]))
                return null;
            narrow[at] = c;
        }

        narrow.Replace("  ", " ").Replace("  ", " ");
        return narrow.Length == 0 ? null : narrow.ToString();
    }

    /// <summary>As much of the text as fits; a kana is never parted from its mark.</summary>
    public static string Cut(string text, int bytes)
    {
        if (text.Length <= bytes)
            return text;
        var end = bytes;
        while (end > 0 && text[end] is 'ﾞ' or 'ﾟ')
            end--;
        return text[..end];
    }

    private static bool Holds(char c, BankField field, BankProfile profile) =>
        c switch
        {
            'ｦ' => field is BankField.Edi || profile.TakesWo,
            (>= 'ｱ' and <= 'ﾟ') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ' ' or '-' => true,
            '(' or ')' or '.' => field is not BankField.Place,
            '\\' or '｢' or '｣' or '/' => field is BankField.Edi,
            _ => false,
        };

    private static bool IsSounded(char mark, char kana) =>
        mark switch
        {
            'ﾞ' => Voiced.Contains(kana, StringComparison.Ordinal),
            'ﾟ' => HalfVoiced.Contains(kana, StringComparison.Ordinal),
            _ => true,
        };
}

/// <summary>Kinds of fields, by what they may hold.</summary>
internal enum BankField
{
    /// <summary>Name of a bank or of a branch.</summary>
    Place,

    /// <summary>Name of who pays or is paid.</summary>
    Party,

    /// <summary>What one company tells the other.</summary>
    Edi,
}

/// <summary>What the paying bank does otherwise than most.</summary>
/// <param name="TakesWo">ヲ is taken in names.</param>
/// <param name="RefusesStop">A full stop is refused: a space stands for it.</param>
public sealed record BankProfile(bool TakesWo = false, bool RefusesStop = false);

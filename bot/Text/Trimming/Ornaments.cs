using System.Buffers;
using System.Text;

namespace Channels.Text.Trimming;

/// <summary>
/// Sets aside what people put beside their words for warmth: emoji, ♪ ♡ ☆, (笑), (^^), orz. A gap stays where it stood, so that nothing
/// grows together that was apart. Made for comparing and reading; what is kept stays as it was written.
/// </summary>
internal static class Ornaments
{
    /// <summary>Faces in faces: what is left when one is gone may be one itself.</summary>
    private const int MostNested = 3;

    private static readonly char[] NameEnds = ['!', '！', '~', '〜', '～', ' ', '\u3000'];

    private static readonly string[] Tails = ["orz", "otl", "t_t", ";_;", ">_<", "笑"];

    /// <summary>A folded text without them. Where nothing else was said, a picture that agrees (👍) is what was said.</summary>
    public static string Without(string folded)
    {
        if (!Pictures.MayBeIn(folded))
            return folded;
        var bare = Strip(folded, folded, keepsAgreeing: false);
        for (var depth = 0; depth < MostNested && Pictures.MayBeIn(bare); depth++)
            bare = Strip(bare, bare, keepsAgreeing: false);
        return bare.Length > 0 || folded.Length == 0 ? bare : Strip(folded, folded, keepsAgreeing: true);
    }

    /// <summary>A folded message without them, and without what only ends a message: orz, 笑, ww.</summary>
    public static string WithoutAround(string folded)
    {
        var without = Without(folded);
        var bare = without.AsSpan();
        foreach (var tail in Tails)
        {
            if (bare.Length > tail.Length && bare.EndsWith(tail, StringComparison.Ordinal) && !char.IsAsciiLetter(bare[^(tail.Length + 1)]))
                bare = bare[..^tail.Length].TrimEnd(' ');
        }

        var laughed = bare.TrimEnd('w');
        if (laughed.Length > 0 && laughed.Length < bare.Length && laughed[^1] is >= 'ぁ' and <= 'ー')
            bare = laughed;
        if (bare.Length > 1 && bare[^1] == '~' && bare[^2] is >= 'ぁ' and <= 'ゖ')
            bare = bare.TrimEnd('~'); // はい〜, and not 9時〜
        return bare.Length == without.Length ? without : bare.ToString();
    }

    /// <summary>A name as it was written, but for pictures, faces and marks beside it.</summary>
    public static string FromName(string name)
    {
        var looked = string.Create(name.Length, name, (folded, written) => Simplify(written, folded));
        return (Pictures.MayBeIn(looked) ? Strip(looked, name, keepsAgreeing: false) : name).TrimEnd(NameEnds);
    }

    /// <summary>Each character by itself, so that places stay places.</summary>
    private static void Simplify(ReadOnlySpan<char> written, Span<char> folded)
    {
        for (var at = 0; at < written.Length; at++)
        {
            folded[at] = written[at] switch
            {
                >= '！' and <= '～' and var wide => char.ToLowerInvariant((char)(wide - 0xFEE0)),
                >= 'ァ' and <= 'ヶ' and var kana => (char)(kana - 0x60),
                >= 'ぁ' and <= '鿿' and var letter => letter, // no capitals there
                var other => char.ToLowerInvariant(other),
            };
        }
    }

    /// <param name="text">The text as it is looked at.</param>
    /// <param name="written">The same, character by character, as it is kept.</param>
    /// <param name="keepsAgreeing">Whether pictures that say yes stay, each once.</param>
    private static string Strip(string text, string written, bool keepsAgreeing)
    {
        if (!keepsAgreeing && IsPlain(text))
            return written.TrimEnd(' ');
        var kept = new StringBuilder(text.Length);
        var last = default(Rune);
        for (var at = 0; at < text.Length; )
        {
            // The letter before a bow belongs to a word when another letter stands before it.
            var face = text[at] == 'm' && at > 0 && char.IsAsciiLetter(text[at - 1]) ? 0 : Faces.LengthAt(text.AsSpan(at));
            if (face > 0)
            {
                Gap(kept);
                at += face;
                continue;
            }

            var whole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            if (whole && rune.Value == Pictures.KeyCap)
                CapOff(kept);
            else if (text[at] == ' ' || (whole && Pictures.IsPicture(rune) && !(keepsAgreeing && Pictures.Agrees(rune))))
                Gap(kept);
            else if (!keepsAgreeing || rune != last)
                kept.Append(written, at, length);
            if (keepsAgreeing && Pictures.Agrees(rune))
                last = rune;
            at += length;
        }

        return kept.ToString().TrimEnd(' ');
    }

    /// <summary>Nothing of it goes: there is no face, no picture, no gap to close.</summary>
    private static bool IsPlain(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (
                char.IsSurrogate(c)
                || c == Pictures.KeyCap
                || (c == ' ' && (at == 0 || text[at - 1] == ' '))
                || (c is '(' or '^' or 'm' && Faces.LengthAt(text.AsSpan(at)) > 0)
                || (c >= '\u2000' && Pictures.IsPicture(new Rune(c)))
            )
                return false;
        }

        return true;
    }

    /// <summary>A key with a digit is the digit; # and * are keys without a meaning.</summary>
    private static void CapOff(StringBuilder kept)
    {
        if (kept.Length == 0 || kept[^1] is not ('#' or '*'))
            return;
        kept.Length--;
        Gap(kept);
    }

    private static void Gap(StringBuilder kept)
    {
        if (kept.Length > 0 && kept[^1] != ' ')
            kept.Append(' ');
    }
}

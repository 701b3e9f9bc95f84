using System.Buffers;
using System.Text;

namespace Channels.Text.YesNo;

/// <summary>
/// The beginning of a prepared text as answers are compared: letters, digits and the marks that are answers; everything else (stops,
/// emoji, decorations in brackets) is one space. Emphasis is evened out: はーーい and は〜い are はーい, はぃ is はい.
/// </summary>
internal readonly ref struct PlainAnswer
{
    /// <summary>Longer texts are no plain answer. UTF-16 units.</summary>
    public const int Longest = 80;

    private const int LongestDecoration = 24;

    private readonly Span<int> places;

    /// <param name="prepared">The text.</param>
    /// <param name="letters">Room for <see cref="Longest"/>.</param>
    /// <param name="places">The same.</param>
    public PlainAnswer(string prepared, Span<char> letters, Span<int> places)
    {
        var length = 0;
        var at = 0;
        while (at < prepared.Length && length < Longest - 2)
        {
            places[length] = at;
            var taken = Write(prepared, at, letters, ref length);
            at += taken;
        }

        IsWhole = at >= prepared.Length;
        if (length > 0 && letters[length - 1] == ' ')
            length--;
        Letters = letters[..length];
        this.places = places[..length];
        Text = prepared;
    }

    public ReadOnlySpan<char> Letters { get; }

    /// <summary>Nothing was cut off.</summary>
    public bool IsWhole { get; }

    private string Text { get; }

    /// <summary>Where a letter stands in the prepared text; behind the last one, the text's end.</summary>
    public int PlaceOf(int letter) => letter < places.Length ? places[letter] : Text.Length;

    public static string Of(string prepared) =>
        new PlainAnswer(prepared, stackalloc char[Longest], stackalloc int[Longest]).Letters.ToString();

    /// <summary>Writes what stands at a place; the characters it takes.</summary>
    private static int Write(string text, int at, Span<char> letters, ref int length)
    {
        var c = text[at];
        var last = length == 0 ? ' ' : letters[length - 1];
        if (c is 'ー' or '~' && (Kana.IsHiragana(last) || last == 'ー'))
        {
            if (last != 'ー')
                letters[length++] = 'ー';
            return 1;
        }

        if (c == '(' && Decoration(text, at) is > 0 and var taken)
        {
            Break(letters, ref length);
            return taken;
        }

        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var units) != OperationStatus.Done)
            return units;
        if (YesNoWords.IsLetter(rune) || !text.AsSpan(at, units).ContainsAnyExcept(YesNoWords.AllSymbols))
        {
            foreach (var unit in text.AsSpan(at, units))
                letters[length++] = unit is 'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' ? (char)(unit + 1) : unit;
        }
        else
        {
            Break(letters, ref length);
        }

        return units;
    }

    private static void Break(Span<char> letters, ref int length)
    {
        if (length > 0 && letters[length - 1] != ' ')
            letters[length++] = ' ';
    }

    /// <summary>(happy), (brown blush): what stands for a picture. Not (ok), which is an answer.</summary>
    private static int Decoration(string text, int at)
    {
        var inside = text.AsSpan(at + 1, Math.Min(LongestDecoration, text.Length - at - 1));
        var end = inside.IndexOf(')');
        if (end < 0)
            return 0;
        inside = inside[..end];
        foreach (var c in inside)
        {
            if (!char.IsAsciiLetter(c) && c != ' ')
                return 0;
        }

        return (YesNoWords.Find(inside) & YesNoRole.Meanings) == YesNoRole.Unknown ? end + 2 : 0;
    }
}

using Channels.Text.Numbers;
using Channels.Text.Trimming;

namespace Channels.Text;

/// <summary>
/// A place in a text that moves forward when something is taken. Copy it to look ahead. All readers are written with it: linear,
/// without regular expressions, so that no input can make them slow.
/// </summary>
internal struct Cursor(string text, int at = 0)
{
    /// <summary>Longer answers are stories, not values: readers do not look at them.</summary>
    public const int LongestAnswer = 300;

    public int At { get; set; } = at;

    public readonly string Text => text;

    public readonly bool AtEnd => At >= text.Length;

    public readonly char Next => At < text.Length ? text[At] : '\0';

    public readonly char Previous => At > 0 && At <= text.Length ? text[At - 1] : '\0';

    public readonly ReadOnlySpan<char> Rest => text.AsSpan(At);

    /// <summary>The form all readers read: folded, kana as hiragana, nothing in it that only decorates; empty when there is too much of
    /// it.</summary>
    public static string Prepare(string? text) =>
        text is null || text.Length > LongestAnswer ? "" : KanaNumerals.Write(Ornaments.Without(Folding.FoldToHiragana(text)));

    public bool Take(char c)
    {
        if (Next != c || AtEnd)
            return false;
        At++;
        return true;
    }

    public bool Take(string literal)
    {
        if (literal.Length == 0 || !Rest.StartsWith(literal, StringComparison.Ordinal))
            return false;
        At += literal.Length;
        return true;
    }

    /// <summary>Takes the first of the literals that fits (list longer ones first); its index, or -1.</summary>
    public int TakeFirst(ReadOnlySpan<string> literals)
    {
        for (var index = 0; index < literals.Length; index++)
        {
            if (Take(literals[index]))
                return index;
        }

        return -1;
    }

    public bool TakeAny(ReadOnlySpan<string> literals) => TakeFirst(literals) >= 0;

    public bool TakeAny(string characters, out char taken)
    {
        taken = Next;
        if (AtEnd || !characters.Contains(taken, StringComparison.Ordinal))
            return false;
        At++;
        return true;
    }

    public bool Spaces()
    {
        var before = At;
        while (Next is ' ')
            At++;
        return At > before;
    }

    /// <summary>A whole run of ASCII digits, when it has no more than <paramref name="longest"/> (up to 9).</summary>
    public bool Digits(int longest, out int value, out int count)
    {
        (value, count) = (0, 0);
        var ahead = this;
        while (char.IsAsciiDigit(ahead.Next))
        {
            if (++count > longest)
                return false;
            value = (value * 10) + (ahead.Next - '0');
            ahead.At++;
        }

        if (count == 0)
            return false;
        At = ahead.At;
        return true;
    }

    /// <summary>
    /// A whole number in digits or kanji, up to <paramref name="largest"/>. A dot behind digits is a separator, not a decimal
    /// point.
    /// </summary>
    public bool Number(int largest, out int value)
    {
        value = 0;
        if (char.IsAsciiDigit(Next))
        {
            var ahead = this;
            if (!ahead.Digits(9, out value, out _) || value > largest)
                return false;
            At = ahead.At;
            return true;
        }

        if (!Numerals.TryRead(Rest, out var number) || number.Fraction || number.TooLarge || number.Value > largest)
            return false;
        value = (int)number.Value;
        At += number.Length;
        return true;
    }
}

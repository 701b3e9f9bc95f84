using System.Text;

namespace Channels.Text.Numbers;

/// <summary>Puts amounts right that are written apart or with letters that look like digits: 1 200円, 1、200円, 42O円.</summary>
internal static class MoneyText
{
    private const string LooksLikeDigit = "ol";

    /// <summary>The text with such numbers in plain digits.</summary>
    /// <param name="text">Prepared text.</param>
    /// <param name="isGuessed">What was joined may be two numbers: ask.</param>
    public static string Repair(string text, out bool isGuessed)
    {
        isGuessed = false;
        StringBuilder? repaired = null;
        var kept = 0;
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = Number(text, at, ref isGuessed, out var number);
            if (number is not null)
            {
                (repaired ??= new StringBuilder(text.Length)).Append(text, kept, at - kept).Append(number);
                kept = end;
            }

            at = end;
        }

        return repaired is null ? text : repaired.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>Where the number ends; in plain digits when it was written otherwise.</summary>
    private static int Number(string text, int start, ref bool isGuessed, out string? number)
    {
        number = null;
        var end = Run(text, start, out var hasLetters);
        if (hasLetters)
        {
            var yen = IsYen(text, end);
            var isInside = char.IsAsciiDigit(text[end - 1]);
            if (yen || isInside)
                number = text[start..end].Replace('o', '0').Replace('l', '1');
            return end;
        }

        if (
            end >= text.Length
            || text[end] is not (' ' or '、' or ',' or '.')
            || (start > 0 && text[start - 1] is '.' or ',' or '/' or ':' or '-')
        )
            return end;
        var (separator, at, isEven) = (text[end], end, end - start <= 3 && text[start] != '0');
        while (at + 1 < text.Length && text[at] == separator && char.IsAsciiDigit(text[at + 1]))
        {
            var next = Digits(text, at + 1);
            isEven &= next - at - 1 == 3;
            at = next;
        }

        var isAlone = start == 0 && separator == ' ' && at == text.Length;
        if (at == end || !(IsYen(text, at) || isAlone) || isEven == (separator == ',') || (!isEven && separator != ','))
            return end;
        if (start > 0 && char.IsLetter(text[start - 1]) && text[start - 1] is not ('は' or 'が' or 'で'))
            return end; // バス3 200円: the number of the bus
        isGuessed |= separator != ' ' || isAlone;
        number = text[start..at].Replace(separator.ToString(), "", StringComparison.Ordinal);
        return at;
    }

    private static int Run(string text, int at, out bool hasLetters)
    {
        var end = Digits(text, at);
        var digits = end;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || LooksLikeDigit.Contains(text[end], StringComparison.Ordinal)))
            end++;
        hasLetters = end > digits && (end == text.Length || !char.IsAsciiLetter(text[end])); // 2 litres are no number
        return hasLetters ? end : digits;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static bool IsYen(string text, int at)
    {
        var behind = text.AsSpan(at).TrimStart(' ');
        return behind.StartsWith("円", StringComparison.Ordinal) || behind.StartsWith("えん", StringComparison.Ordinal);
    }
}

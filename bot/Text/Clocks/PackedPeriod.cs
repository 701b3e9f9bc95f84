namespace Channels.Text.Clocks;

/// <summary>
/// A whole answer of digits that is a period: 16001830, 7-730, 900-1130. Written out with colons, so that the
/// scanner reads it.
/// </summary>
internal static class PackedPeriod
{
    private static readonly string[] Endings = ["です", "でした", "まで"];

    /// <summary>The same text when it is anything else; a day (20261128) is a day.</summary>
    public static string Unpack(string prepared)
    {
        var bare = prepared.AsSpan().Trim(' ');
        foreach (var ending in Endings)
        {
            if (bare.EndsWith(ending, StringComparison.Ordinal))
                bare = bare[..^ending.Length];
        }

        if (bare.Length is < 5 or > 9 || !char.IsAsciiDigit(bare[0]))
            return prepared;
        var join = bare.IndexOfAny('-', '~');
        if (join < 0)
            return bare.Length == 8 && !bare.ContainsAnyExceptInRange('0', '9') && !IsDay(bare)
                ? Written(bare[..4], bare[4..]) ?? prepared
                : prepared;
        var from = bare[..join];
        var to = bare[(join + 1)..];
        var isShort = from.Length == 3 || to.Length == 3;
        return isShort && from.Length <= 4 && to.Length <= 4 ? Written(from, to) ?? prepared : prepared;
    }

    private static string? Written(ReadOnlySpan<char> from, ReadOnlySpan<char> to) =>
        Clock(from) is { } start && Clock(to) is { } end ? $"{start}-{end}" : null;

    /// <summary>7, 730, 0730. Three digits are a time only on five minutes: others are parts of numbers.</summary>
    private static string? Clock(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 4 || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        var isWhole = digits.Length <= 2;
        var hours = isWhole ? digits : digits[..^2];
        var minutes = isWhole ? "00" : digits[^2..];
        var isClock = Number(hours) <= 24 && Number(minutes) <= 59 && (digits.Length != 3 || (Number(minutes) % 5 == 0 && hours[0] != '0'));
        return isClock ? $"{hours}:{minutes}" : null;
    }

    private static bool IsDay(ReadOnlySpan<char> digits) =>
        Number(digits[..4]) is >= 1868 and <= 2199 && Number(digits[4..6]) is >= 1 and <= 12 && Number(digits[6..]) is >= 1 and <= 31;

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }
}

namespace Channels.Text.Clocks;

/// <summary>
/// A line that begins with a day and two times in bare digits, as people note them down: 1127 1600 1830 おむかえ. Written out, so that the
/// scanners read it.
/// </summary>
internal static class CompactLine
{
    /// <summary>The same text when it is anything else.</summary>
    public static string Write(string prepared)
    {
        if (prepared.Length < 14 || !char.IsAsciiDigit(prepared[0]) || prepared[4] is not (' ' or ',' or '、' or '/'))
            return prepared;
        var parts = prepared.Split([' ', '-', '~', ',', '、', '/'], 4);
        if (parts.Length < 3 || !Array.TrueForAll(parts[..3], IsFour))
            return prepared;
        var (month, day) = (Two(parts[0], 0), Two(parts[0], 2));
        var (from, to) = (Two(parts[1], 0), Two(parts[2], 0));
        if (month is < 1 or > 12 || day is < 1 or > 31 || from > 24 || to > 24 || Two(parts[1], 2) > 59 || Two(parts[2], 2) > 59)
            return prepared;
        var rest = parts.Length > 3 ? " " + parts[3] : "";
        return $"{parts[0][..2]}月{parts[0][2..]}日 {parts[1][..2]}:{parts[1][2..]}-{parts[2][..2]}:{parts[2][2..]}{rest}";
    }

    private static bool IsFour(string part) => part.Length == 4 && !part.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + (digits[at + 1] - '0');
}

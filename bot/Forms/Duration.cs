using System.Globalization;

namespace Channels.Bot.Forms;

/// <summary>Durations as procedures write them: <c>30m</c>, <c>12h</c>, <c>60d</c>.</summary>
internal static class Duration
{
    /// <summary>The duration, or null when the text is none. Longest: 3,650 days.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (
            text.Length is < 2 or > 6
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        TimeSpan? span = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
        return span > TimeSpan.Zero && span <= TimeSpan.FromDays(3650) ? span : null;
    }
}

using System.Globalization;
using Channels.Text;

namespace Channels.Bot.Forms;

/// <summary>
/// Times to keep as procedures write them. <c>5fy</c>: to the end of the fifth fiscal year (April to March, in Japan) after the one in
/// which it came; <c>365d</c>: so many days.
/// </summary>
internal static class KeptUntil
{
    private const int FirstMonth = 4;

    /// <summary>What came before this has had its time; null when the text promises none.</summary>
    public static DateTimeOffset? Before(string? text, DateTimeOffset now)
    {
        if (text is null)
            return null;
        if (!text.EndsWith("fy", StringComparison.Ordinal))
            return now - Duration.Parse(text);
        if (!int.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var years))
            return null;
        var today = JapanTime.DayOf(now);
        var fiscal = today.Month < FirstMonth ? today.Year - 1 : today.Year;
        return JapanTime.StartOf(new DateOnly(fiscal - years, FirstMonth, 1));
    }
}

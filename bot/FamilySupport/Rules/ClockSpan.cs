using System.Globalization;
using System.Text.RegularExpressions;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>Times and days as packs write them: <c>07:00-19:00</c>, <c>mon..sat</c>, <c>12-29..01-03</c>.</summary>
internal static partial class ClockSpan
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Minutes of a day, from and to; to is 1440 for 24:00. Null when it cannot be read.</summary>
    public static (int From, int To)? Read(string text) =>
        Span().Match(text) is { Success: true } match
        && Minute(match.Groups["from"].Value) is { } from
        && Minute(match.Groups["to"].Value) is { } to
            ? (from, to)
            : null;

    /// <summary>The minute of <c>17:00</c>; 24:00 is 1440.</summary>
    public static int? Minute(string text) =>
        Clock().Match(text) is { Success: true } match
        && (Whole(match.Groups["h"].Value) * RulePack.Hour) + Whole(match.Groups["m"].Value) is var minute and <= RulePack.Day
            ? minute
            : null;

    public static DayMatch? ReadDays(string text)
    {
        if (text is "holiday")
            return new DayMatch(0, IsHoliday: true, 0, 0);
        var (first, last) = text.Split("..") is [var a, var b] ? (a, b) : (text, text);
        if (Array.IndexOf(Weekdays, first) is var from and >= 0 && Array.IndexOf(Weekdays, last) is var to and >= 0)
        {
            var days = 0;
            for (var day = from; ; day = (day + 1) % Weekdays.Length)
            {
                days |= 1 << day;
                if (day == to)
                    return new DayMatch(days, IsHoliday: false, 0, 0);
            }
        }

        return MonthDay(first) is { } begin && MonthDay(last) is { } end ? new DayMatch(0, IsHoliday: false, begin, end) : null;
    }

    public static DateOnly? ReadDate(YamlScalar text) =>
        DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? MonthDay(string text) =>
        DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day.Month * 100) + day.Day
            : null;

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<from>\\d\\d:\\d\\d)-(?<to>\\d\\d:\\d\\d)$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Span();

    [GeneratedRegex("^(?<h>\\d\\d):(?<m>[0-5]\\d)$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Clock();
}

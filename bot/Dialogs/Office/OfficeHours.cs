using System.Globalization;
using System.Text.RegularExpressions;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Office;

/// <summary>When somebody is at the office, as the settings say it. Pure: the same instant gives the same answer.</summary>
public sealed partial class OfficeHours
{
    /// <summary>An office that does not open within so many days does not open.</summary>
    private const int LongestClosed = 60;

    private const string Weekdays = "日月火水木金土";

    private readonly List<(TimeOnly From, TimeOnly To)>[] days = [.. Weekdays.Select(_ => new List<(TimeOnly, TimeOnly)>())];
    private readonly List<(string From, string To)> closed = [];

    private OfficeHours() { }

    /// <param name="hours">Days and times, several separated by 、 or a comma: <c>月〜金 8:30〜17:15、土 9:00〜12:00</c>.</param>
    /// <param name="closed">Days on which nobody is there beside the national holidays: <c>12-29〜01-03</c>,
    /// <c>2027-02-11</c>; a day without a year is one of every year.</param>
    /// <exception cref="FormatException">One of them cannot be read.</exception>
    public static OfficeHours Parse(string hours, IEnumerable<string>? closed = null)
    {
        var office = new OfficeHours();
        foreach (var part in hours.Split(['、', ',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            office.Add(part);
        foreach (var part in closed ?? [])
            office.closed.Add(ReadClosed(part));
        return office;
    }

    /// <summary>Whether somebody is there at this instant, and when that changes.</summary>
    public Opening At(DateTimeOffset now)
    {
        var wall = JapanTime.At(now);
        var (today, time) = (DateOnly.FromDateTime(wall.DateTime), TimeOnly.FromDateTime(wall.DateTime));
        foreach (var (from, to) in HoursOf(today))
        {
            if (time < to)
                return time < from ? new Opening(false, InstantOf(today, from)) : new Opening(true, InstantOf(today, to));
        }

        for (var later = 1; later <= LongestClosed; later++)
        {
            if (HoursOf(today.AddDays(later)) is [var first, ..])
                return new Opening(false, InstantOf(today.AddDays(later), first.From));
        }

        return new Opening(false, null);
    }

    private List<(TimeOnly From, TimeOnly To)> HoursOf(DateOnly day) =>
        NationalHolidays.Holds(day) || IsClosed(day) ? [] : days[(int)day.DayOfWeek];

    private bool IsClosed(DateOnly day)
    {
        var whole = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return closed.Exists(c => c.From.Length == whole.Length ? Holds(c, whole) : Holds(c, whole[5..]));

        // 12-29 to 01-03 goes over the end of the year.
        static bool Holds((string From, string To) c, string day) =>
            string.CompareOrdinal(c.From, c.To) <= 0
                ? string.CompareOrdinal(c.From, day) <= 0 && string.CompareOrdinal(day, c.To) <= 0
                : string.CompareOrdinal(c.From, day) <= 0 || string.CompareOrdinal(day, c.To) <= 0;
    }

    private void Add(string part)
    {
        if (
            Hours().Match(part) is not { Success: true } match
            || !TryReadTime(match.Groups["from"].Value, out var from)
            || !TryReadTime(match.Groups["to"].Value, out var to)
            || to <= from
        )
            throw new FormatException($"Office:Hours: '{part}' cannot be read. Write it like 月〜金 8:30〜17:15.");
        var first = Weekdays.IndexOf(match.Groups["first"].Value, StringComparison.Ordinal);
        var last = match.Groups["last"].Success ? Weekdays.IndexOf(match.Groups["last"].Value, StringComparison.Ordinal) : first;
        for (var day = first; ; day = (day + 1) % 7)
        {
            days[day].Add((from, to));
            days[day].Sort();
            if (day == last)
                return;
        }
    }

    private static bool TryReadTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static (string From, string To) ReadClosed(string part)
    {
        if (
            Days().Match(part.Trim()) is not { Success: true } match
            || match.Groups["to"] is { Success: true } to && to.Length != match.Groups["from"].Length
        )
            throw new FormatException($"Office:Closed: '{part}' cannot be read. Write it like 12-29〜01-03 or 2027-02-11.");
        var from = match.Groups["from"].Value;
        return (from, match.Groups["to"].Success ? match.Groups["to"].Value : from);
    }

    private static DateTimeOffset InstantOf(DateOnly day, TimeOnly time) => JapanTime.StartOf(day) + time.ToTimeSpan();

    [GeneratedRegex(
        "^(?<first>[日月火水木金土])(?:[〜~～ー-](?<last>[日月火水木金土]))?\\s*(?<from>\\d{1,2}:\\d\\d)\\s*[〜~～-]\\s*(?<to>\\d{1,2}:\\d\\d)$",
        RegexOptions.CultureInvariant,
        100
    )]
    private static partial Regex Hours();

    [GeneratedRegex("^(?<from>(?:\\d{4}-)?\\d\\d-\\d\\d)(?:[〜~～](?<to>(?:\\d{4}-)?\\d\\d-\\d\\d))?$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Days();
}

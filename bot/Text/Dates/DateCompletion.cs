namespace Channels.Text.Dates;

/// <summary>Completes what a person leaves out: the year of 4月1日, the month of 15日, the week of 金曜.</summary>
internal static class DateCompletion
{
    /// <summary>A year-less date further away than this is asked back, days.</summary>
    private const int Plausible = 183;

    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1868 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The year nearest in the wanted direction. 2月29日 may reach back to a leap year.</summary>
    public static (DateOnly Date, bool Assumed)? MonthDay(int month, int day, DateOnly today, DateHint hint)
    {
        var years = Enumerable.Range(today.Year - 8, 17).Select(year => Day(year, month, day));
        return Closest(years, today, hint) is { } date ? (date, Distance(date, today) > Plausible) : null;
    }

    public static DateOnly? DayOfMonth(int day, DateOnly today, DateHint hint)
    {
        var months = Enumerable.Range(-3, 7).Select(offset => Month(today, offset)).Select(month => Day(month.Year, month.Month, day));
        return Closest(months, today, hint);
    }

    public static DateOnly Weekday(DayOfWeek weekday, DateOnly today, DateHint hint) =>
        Closest(Enumerable.Range(-7, 15).Select(offset => Shift(today, offset)).Where(date => date?.DayOfWeek == weekday), today, hint)
        ?? today;

    /// <summary>The day of that weekday closest to a date: what was probably meant when the two do not fit.</summary>
    public static DateOnly Nearest(DayOfWeek weekday, DateOnly date) =>
        Closest(
            Enumerable.Range(-3, 7).Select(offset => Shift(date, offset)).Where(day => day?.DayOfWeek == weekday),
            date,
            DateHint.Nearest
        ) ?? date;

    /// <summary>The n-th weekday of the month that begins with <paramref name="first"/> (0 is its last one); null when it has
    /// none.</summary>
    public static DateOnly? NthWeekday(DateOnly first, int place, DayOfWeek weekday)
    {
        var length = DateTime.DaysInMonth(first.Year, first.Month);
        var day = 1 + (((int)weekday - (int)first.DayOfWeek + 7) % 7);
        var last = day + ((length - day) / 7 * 7);
        return Day(first.Year, first.Month, place == 0 ? last : day + ((place - 1) * 7));
    }

    /// <summary>That of a month of a year.</summary>
    public static DateOnly? NthWeekday(int year, int month, int place, DayOfWeek weekday) =>
        Day(year, month, 1) is { } first ? NthWeekday(first, place, weekday) : null;

    /// <summary>That of a month without a year.</summary>
    public static DateOnly? NthWeekday(int month, int place, DayOfWeek weekday, DateOnly today, DateHint hint) =>
        Closest(Enumerable.Range(-1, 3).Select(years => NthWeekday(today.Year + years, month, place, weekday)), today, hint);

    /// <summary>That of the closest month in the wanted direction.</summary>
    public static DateOnly? NthWeekday(int place, DayOfWeek weekday, DateOnly today, DateHint hint) =>
        Closest(Enumerable.Range(-3, 7).Select(months => NthWeekday(Month(today, months), place, weekday)), today, hint);

    /// <summary>First day of the month that many months away.</summary>
    public static DateOnly Month(DateOnly today, int offset)
    {
        var months = Math.Clamp((today.Year * 12) + today.Month - 1 + offset, 12, (9999 * 12) + 11);
        return new DateOnly(months / 12, (months % 12) + 1, 1);
    }

    public static DateOnly? Shift(DateOnly date, int days)
    {
        var number = (long)date.DayNumber + days;
        return number < DateOnly.MinValue.DayNumber || number > DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber((int)number);
    }

    private static DateOnly? Closest(IEnumerable<DateOnly?> dates, DateOnly today, DateHint hint) =>
        dates
            .Where(date => date is { } day && (hint != DateHint.Past || day <= today) && (hint != DateHint.Future || day >= today))
            .OrderBy(date => Distance(date!.Value, today))
            .FirstOrDefault();

    private static int Distance(DateOnly date, DateOnly today) => Math.Abs(date.DayNumber - today.DayNumber);
}

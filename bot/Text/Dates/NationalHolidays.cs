namespace Channels.Text.Dates;

/// <summary>
/// The national holidays of Japan by law (Act on National Holidays, and the acts on 2019 to 2021). Right from 2019 on, as long as the law
/// stays; a day that a law adds later goes into the setting or the rule that asks.
/// </summary>
internal static class NationalHolidays
{
    public static bool Holds(DateOnly day) => IsNamed(day) || IsSubstitute(day) || IsBetween(day);

    private static bool IsNamed(DateOnly day) =>
        day.Year switch
        {
            2019 => Is2019(day),
            2020 => IsMoved(day) ?? IsUsual(day),
            2021 => IsMoved(day) ?? IsUsual(day),
            _ => IsUsual(day),
        };

    private static bool IsUsual(DateOnly day) =>
        (day.Month, day.Day) switch
        {
            (1, 1) or (2, 11) or (2, 23) or (4, 29) or (5, 3) or (5, 4) or (5, 5) or (8, 11) or (11, 3) or (11, 23) => true,
            (1, _) or (10, _) => IsMonday(day, 2),
            (7, _) => IsMonday(day, 3),
            (3, _) => day.Day == Equinox(day.Year, 20_843_100),
            (9, _) => IsMonday(day, 3) || day.Day == Equinox(day.Year, 23_248_800),
            _ => false,
        };

    /// <summary>The year of the accession: its two days, and no emperor's birthday.</summary>
    private static bool Is2019(DateOnly day) =>
        (day.Month, day.Day) switch
        {
            (5, 1) or (10, 22) => true,
            (2, 23) => false,
            _ => IsUsual(day),
        };

    /// <summary>The years of the Games in Tokyo: Marine Day, Sports Day and Mountain Day moved; null: as usual.</summary>
    private static bool? IsMoved(DateOnly day) =>
        (day.Year, day.Month, day.Day) switch
        {
            (2020, 7, 23 or 24) or (2020, 8, 10) or (2021, 7, 22 or 23) or (2021, 8, 8) => true,
            (_, 7 or 8 or 10, _) => false,
            _ => null,
        };

    /// <summary>A holiday on a Sunday is made good on the next day that is none.</summary>
    private static bool IsSubstitute(DateOnly day)
    {
        for (var before = day.AddDays(-1); IsNamed(before); before = before.AddDays(-1))
        {
            if (before.DayOfWeek is DayOfWeek.Sunday)
                return true;
        }

        return false;
    }

    /// <summary>A day between two holidays is one.</summary>
    private static bool IsBetween(DateOnly day) =>
        day.DayOfWeek is not DayOfWeek.Sunday && IsNamed(day.AddDays(-1)) && IsNamed(day.AddDays(1));

    private static bool IsMonday(DateOnly day, int place) => day.DayOfWeek is DayOfWeek.Monday && (day.Day + 6) / 7 == place;

    /// <summary>The day of the equinox in Japan, right for 1980 to 2099.</summary>
    /// <param name="start">That of 1980, in millionths of a day.</param>
    private static int Equinox(int year, int start) => ((start + (242_194 * (year - 1980))) / 1_000_000) - ((year - 1980) / 4);
}

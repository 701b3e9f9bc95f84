namespace Channels.Bot.Dialogs.Office;

/// <summary>
/// The national holidays of Japan by the law of today (Act on National Holidays, as since 2022), on which offices are closed. A single
/// year's exceptions, and days that a law adds later, go into the setting <c>Office:Closed</c>.
/// </summary>
internal static class NationalHolidays
{
    public static bool Holds(DateOnly day) => IsNamed(day) || IsSubstitute(day) || IsBetween(day);

    private static bool IsNamed(DateOnly day) =>
        (day.Month, day.Day) switch
        {
            (1, 1) or (2, 11) or (2, 23) or (4, 29) or (5, 3) or (5, 4) or (5, 5) or (8, 11) or (11, 3) or (11, 23) => true,
            (1, _) or (10, _) => IsMonday(day, 2),
            (7, _) => IsMonday(day, 3),
            (3, _) => day.Day == Equinox(day.Year, 20.8431),
            (9, _) => IsMonday(day, 3) || day.Day == Equinox(day.Year, 23.2488),
            _ => false,
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
    private static int Equinox(int year, double start) => (int)(start + (0.242194 * (year - 1980))) - ((year - 1980) / 4);
}

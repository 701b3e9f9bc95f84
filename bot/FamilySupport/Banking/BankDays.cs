using Channels.Text.Dates;

namespace Channels.Bot.FamilySupport.Banking;

/// <summary>The days on which banks move money: no weekends, no national holidays, not from 31 December to 3 January.</summary>
public static class BankDays
{
    public static bool Holds(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !NationalHolidays.Holds(day)
        && (day.Month, day.Day) is not ((12, 31) or (1, <= 3));

    /// <summary>The day itself, or the next one that is a bank day.</summary>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!Holds(day))
            day = day.AddDays(1);
        return day;
    }
}

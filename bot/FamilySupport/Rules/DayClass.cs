using System.Runtime.InteropServices;
using Channels.Text.Dates;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>A kind of day that a place tells apart; the first that holds a day counts.</summary>
internal sealed record DayClass(string Id, IReadOnlyList<DayMatch> Matches)
{
    public bool Holds(DateOnly day)
    {
        foreach (var match in Matches)
        {
            if (match.Holds(day))
                return true;
        }

        return false;
    }
}

/// <summary>Days: some of the week, national holidays, or a span that comes every year.</summary>
/// <param name="Weekdays">A bit a day, Sunday first; 0: none.</param>
/// <param name="IsHoliday">National holidays.</param>
/// <param name="From">Month and day as 1229; 0: no span.</param>
/// <param name="To">The span's last day; before <paramref name="From"/> it goes over the end of the year.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayMatch(int Weekdays, bool IsHoliday, int From, int To)
{
    public bool Holds(DateOnly day)
    {
        if ((Weekdays >> (int)day.DayOfWeek & 1) == 1)
            return true;
        if (IsHoliday)
            return NationalHolidays.Holds(day);
        var place = (day.Month * 100) + day.Day;
        return From != 0 && (From <= To ? place >= From && place <= To : place >= From || place <= To);
    }
}

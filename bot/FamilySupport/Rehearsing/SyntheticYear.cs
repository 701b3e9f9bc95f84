using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Rehearsing;

/// <summary>
/// A made-up year of activities for places without reports: mostly an hour or two after school, some early mornings, Saturdays, siblings
/// and sick children. The same seed gives the same year.
/// </summary>
public static class SyntheticYear
{
    private const int Members = 300;
    private const int DaysOfYear = 365;

    /// <param name="first">The year's first day.</param>
    /// <param name="count">How many activities; the city has about 7,500 a year.</param>
    /// <param name="seed">Any number.</param>
    public static IEnumerable<RehearsedUse> Make(DateOnly first, int count, int seed)
    {
        var state = (ulong)seed;
        for (var i = 0; i < count; i++)
        {
            var day = first.AddDays(Next(ref state, DaysOfYear));
            var isSchoolDay = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            if (!isSchoolDay && Next(ref state, 3) > 0)
                day = first.AddDays(Next(ref state, DaysOfYear)); // fewer at weekends
            var kind = Next(ref state, 10);
            var start = kind switch
            {
                0 => 390 + Next(ref state, 60), //  before school
                < 7 => 930 + Next(ref state, 150), // after it
                _ => 480 + Next(ref state, 720),
            };
            var minutes = kind == 0 ? 20 + Next(ref state, 70) : 30 + Next(ref state, 150);
            var isSick = Next(ref state, 25) == 0;
            var children = Next(ref state, 6) == 0 ? 2 : 1;
            yield return new RehearsedUse(
                $"M{Next(ref state, Members):000}",
                new CareUse(day, start, minutes, [.. Enumerable.Repeat(new ChildInCare(isSick), children)])
                {
                    IsResident = Next(ref state, 12) > 0,
                    Spent = Next(ref state, 4) == 0 ? 200 + (Next(ref state, 20) * 10) : 0,
                }
            );
        }
    }

    /// <summary>SplitMix64: a good, short source of numbers that everybody can repeat.</summary>
    private static int Next(ref ulong state, int below)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }
}

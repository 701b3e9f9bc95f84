using System.Globalization;
using Channels.Text.Dates;

namespace Channels.Tests.FamilySupport;

/// <summary>The law of national holidays against a published list, day by day.</summary>
public sealed class HolidayTests
{
    private static readonly HashSet<DateOnly> Published =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "FamilySupport", "Fixtures", "holidays-2019-2027.tsv"))
            .Where(l => l[0] != '#')
            .Select(l => DateOnly.ParseExact(l.Split('\t')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData(2019, 22)]
    [InlineData(2020, 18)]
    [InlineData(2021, 17)]
    [InlineData(2022, 16)]
    [InlineData(2023, 17)]
    [InlineData(2024, 21)]
    [InlineData(2025, 19)]
    [InlineData(2026, 18)]
    [InlineData(2027, 17)]
    public void Every_day_of_the_year_is_what_the_published_list_says(int year, int count)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(i => new DateOnly(year, 1, 1).AddDays(i)).ToList();
        var law = days.Where(NationalHolidays.Holds).ToList();
        Assert.Equal(days.Where(Published.Contains), law);
        Assert.Equal(count, law.Count);
    }

    [Theory]
    [InlineData("2026-05-06", true)] //  made good for 3 May
    [InlineData("2026-09-22", true)] //  between two holidays
    [InlineData("2027-03-22", true)] //  made good for the equinox
    [InlineData("2026-09-24", false)]
    [InlineData("2027-09-21", false)]
    [InlineData("2019-02-23", false)] // no emperor's birthday in the year of the accession
    [InlineData("2020-10-12", false)] // Sports Day moved to July
    public void Days_that_are_easily_wrong(string day, bool isHoliday) =>
        Assert.Equal(isHoliday, NationalHolidays.Holds(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
}

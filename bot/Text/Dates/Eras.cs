namespace Channels.Text.Dates;

/// <summary>
/// The era table. Own and not the platform's: that reads 令和2025年, and takes 平成32年 without a word. A new era is one line here.
/// Days before 1873 are counted in the Gregorian calendar, as .NET does.
/// </summary>
internal static class Eras
{
    public static readonly IReadOnlyList<Era> All =
    [
        new("令和", ["令和", "れいわ", "reiwa", "令", "r"], new(2019, 5, 1)),
        new("平成", ["平成", "へいせい", "heisei", "平", "h"], new(1989, 1, 8)),
        new("昭和", ["昭和", "しょうわ", "showa", "昭", "s"], new(1926, 12, 25)),
        new("大正", ["大正", "たいしょう", "taisho", "大", "t"], new(1912, 7, 30)),
        new("明治", ["明治", "めいじ", "meiji", "明", "m"], new(1868, 1, 25)),
    ];

    /// <summary>The era of a day and the year in it, or null before 明治.</summary>
    public static (Era Era, int Year)? Of(DateOnly date)
    {
        foreach (var era in All)
        {
            if (date >= era.Start)
                return (era, date.Year - era.Start.Year + 1);
        }

        return null;
    }

    /// <summary>
    /// Whether the day lies within the era. 1912-07-30 and 1926-12-25 belong to two eras; 1989-01-08 only to 平成.
    /// </summary>
    public static bool Contains(Era era, DateOnly date)
    {
        var next = All.LastOrDefault(other => other.Start > era.Start);
        var sharesLastDay = next is not null && next.Start.Year < 1989;
        return date >= era.Start && (next is null || date < next.Start || (sharesLastDay && date == next.Start));
    }
}

/// <summary>A Japanese era.</summary>
/// <param name="Name">令和.</param>
/// <param name="Spellings">Everything it may be called in folded text, longest first. The short ones count only before a digit or
/// 元.</param>
/// <param name="Start">Its first day.</param>
internal sealed record Era(string Name, string[] Spellings, DateOnly Start)
{
    /// <summary>Western year of a year of this era. 元年 is 1.</summary>
    public int Western(int year) => Start.Year - 1 + year;
}

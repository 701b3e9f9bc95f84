namespace Channels.Text.Dates;

/// <summary>Dates of digits alone: 20260401, 8.4.1, 4/1/2026.</summary>
internal sealed partial class DateScanner
{
    /// <summary>Three numbers of one or two digits, or with the year last: 8.4.1, 26/4/1, 4/1/2026.</summary>
    private DateMention? Sequence(int start)
    {
        var cursor = new Cursor(text, start);
        if (
            !cursor.Digits(2, out var first, out _)
            || !cursor.TakeAny("/-.", out var separator)
            || !cursor.Digits(2, out var second, out _)
            || !cursor.Take(separator)
            || !cursor.Digits(4, out var third, out var length)
            || Continues(cursor)
        )
            return null;
        if (length == 2 || length == 1)
            return ShortYear(start, cursor.At, first, second, third);
        if (length != 4)
            return null;
        var monthFirst = DateCompletion.Day(third, first, second);
        var dayFirst = DateCompletion.Day(third, second, first);
        var dates = new[] { monthFirst, dayFirst }.OfType<DateOnly>().Distinct().ToArray();
        return dates.Length == 0 ? Exact(start, cursor.At, third, first, second) : new DateMention(DateForm.Day, start, cursor.At, dates);
    }

    /// <summary>A year of one or two digits: of the era (8.4.1 is 令和8年 on city papers) or of the century.</summary>
    private DateMention? ShortYear(int start, int end, int year, int month, int day)
    {
        var inEras = Eras
            .All.Take(3)
            .Select(era => (era, date: DateCompletion.Day(era.Western(year), month, day)))
            .Where(pair => pair.date is { } date && Eras.Contains(pair.era, date))
            .Select(pair => pair.date!.Value);
        DateOnly?[] inCentury = [DateCompletion.Day(2000 + year, month, day), DateCompletion.Day(1900 + year, month, day)];
        var all = inEras
            .Concat(inCentury.OfType<DateOnly>())
            .Where(date => hint != DateHint.Past || date <= today.AddDays(366))
            .Distinct()
            .ToArray();
        if (all.Length == 0)
            return Exact(start, end, 2000 + year, month, day);
        var near = all.Where(date => Math.Abs(date.DayNumber - today.DayNumber) <= 2 * 366).ToArray();
        return new DateMention(DateForm.Day, start, end, near.Length > 0 ? near : all, Assumed: true);
    }

    /// <summary>20260401 anywhere; 260401 and 0401 only as the whole answer, where they can hardly be anything else.</summary>
    private DateMention? Compact(int start)
    {
        var cursor = new Cursor(text, start);
        if (!cursor.Digits(8, out var packed, out var count) || count is not (8 or 6 or 4))
            return null;
        if (count == 8)
        {
            var plausible =
                packed / 10_000 is >= 1868 and <= 2199 && packed / 100 % 100 is >= 1 and <= 12 && cursor.Next is not ('-' or '.' or ',');
            return plausible ? Exact(start, cursor.At, packed / 10_000, packed / 100 % 100, packed % 100) : null;
        }

        if (start != 0 || !cursor.AtEnd || packed / 100 % 100 is < 1 or > 12 && count == 6)
            return null;
        return count == 6 ? ShortYear(start, cursor.At, packed / 10_000, packed / 100 % 100, packed % 100)
            : packed / 100 is >= 1 and <= 12 ? Yearless(start, cursor.At, packed / 100, packed % 100)
            : null;
    }
}

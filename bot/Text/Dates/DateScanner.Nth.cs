namespace Channels.Text.Dates;

/// <summary>Days by their place: 第2火曜, 来月の第1水曜, 4月の最終金曜; and the two days of a weekend: 先週土日.</summary>
internal sealed partial class DateScanner
{
    /// <summary>Without a month it is this one or the next in the wanted direction, and is asked back.</summary>
    private DateMention? NthWeekday(int start)
    {
        var cursor = new Cursor(text, start);
        var year = YearBefore(ref cursor);
        var isNamed = Find(ref cursor, DateWords.Months, out var offset);
        int? month = null;
        if (!isNamed && Month(ref cursor, out var number))
            (isNamed, month) = (true, number);
        cursor.Take('の');
        cursor.Spaces();
        if (!Place(ref cursor, out var place) || !Weekday(ref cursor, bare: true, out var weekday))
            return null;
        if (month is < 1 or > 12)
            return new DateMention(DateForm.Day, start, cursor.At, [], Code: ReadingCodes.NoSuchMonth);

        var date =
            month is { } inYear && year is { } known ? DateCompletion.NthWeekday(known, inYear, place, weekday)
            : month is { } name ? DateCompletion.NthWeekday(name, place, weekday, today, hint)
            : isNamed ? DateCompletion.NthWeekday(DateCompletion.Month(today, offset), place, weekday)
            : DateCompletion.NthWeekday(place, weekday, today, hint);
        return date is { } day
            ? new DateMention(DateForm.Day, start, cursor.At, [day], Assumed: !isNamed)
            : new DateMention(DateForm.Day, start, cursor.At, [], Code: ReadingCodes.NoSuchDay);
    }

    /// <summary>2026年, 令和8年の, or null and nothing taken.</summary>
    private static int? YearBefore(ref Cursor cursor)
    {
        var ahead = cursor;
        Era? named = null;
        foreach (var era in Eras.All)
        {
            if (!ahead.TakeAny(era.Spellings))
                continue;
            named = era;
            break;
        }

        var year = 1;
        if ((!(named is not null && ahead.Take('元')) && !ahead.Number(9999, out year)) || !ahead.Take('年'))
            return null;
        ahead.Take('の');
        ahead.Spaces();
        cursor = ahead;
        return named?.Western(year) ?? year;
    }

    /// <summary>第1, 第二の; the last one is 0.</summary>
    private static bool Place(ref Cursor cursor, out int place)
    {
        place = 0;
        var ahead = cursor;
        if (!ahead.TakeAny(["最終", "最後の"]) && !(ahead.Take('第') && ahead.Number(5, out place) && place > 0))
            return false;
        ahead.Take('の');
        ahead.Spaces();
        cursor = ahead;
        return true;
    }

    /// <summary>Two days, so that it is asked which one.</summary>
    private DateMention? Weekend(int start)
    {
        var cursor = new Cursor(text, start);
        DateOnly saturday;
        if (Find(ref cursor, DateWords.Weeks, out var weeks))
        {
            var thisWeek = DateCompletion.Shift(today, 5 - (((int)today.DayOfWeek + 6) % 7)) ?? today;
            saturday = DateCompletion.Shift(thisWeek, weeks * 7) ?? today;
            cursor.Take('の');
            cursor.Spaces();
            if (!cursor.TakeAny(["土日", "どにち", "週末", "末"]))
                return null;
        }
        else if (cursor.TakeAny(["土日", "週末"]))
        {
            saturday = DateCompletion.Weekday(DayOfWeek.Saturday, today, hint);
        }
        else
        {
            return null;
        }

        return DateCompletion.Shift(saturday, 1) is { } sunday ? new DateMention(DateForm.Day, start, cursor.At, [saturday, sunday]) : null;
    }
}

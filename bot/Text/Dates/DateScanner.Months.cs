namespace Channels.Text.Dates;

/// <summary>Dates with a month and no year: 4月1日, 4/1.</summary>
internal sealed partial class DateScanner
{
    /// <summary>4月1日, 4月の1日, 4月1, 4月末, 4/1 (inside a date with a year), しがつついたち.</summary>
    private static bool MonthAndDay(ref Cursor cursor, int year, out int month, out int day)
    {
        (month, day) = (0, 0);
        var ahead = cursor;
        if (!Month(ref ahead, out month))
        {
            if (!ahead.Digits(2, out month, out _) || !ahead.TakeAny("/-.", out _) || !ahead.Digits(2, out day, out _) || Continues(ahead))
                return false;
            cursor = ahead;
            return true;
        }

        cursor = ahead;
        ahead.Spaces();
        ahead.Take('の');
        ahead.Spaces();
        if (!Day(ref ahead, year, month, out day))
            return false;
        cursor = ahead;
        return true;
    }

    private static bool Month(ref Cursor cursor, out int month)
    {
        if (Find(ref cursor, DateWords.MonthKana, out month))
            return true;
        var ahead = cursor;
        if (!ahead.Number(99, out month))
            return false;
        ahead.Spaces();
        if (!ahead.Take('月') || ahead.Next is '曜' or '間')
            return false;
        cursor = ahead;
        return true;
    }

    private static bool Day(ref Cursor cursor, int year, int month, out int day)
    {
        var ahead = cursor;
        if (ahead.TakeAny(["末日", "末", "晦日", "みそか"]))
        {
            day = month is >= 1 and <= 12 ? DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month) : 0;
        }
        else if (!Find(ref ahead, DateWords.DayKana, out day))
        {
            if (!ahead.Number(999, out day))
                return false;
            var unit = ahead;
            unit.Spaces();
            if (unit.TakeAny(["日", "にち", "か"]))
                ahead = unit;
            else if (unit.Next is '時' or ':' or '人' or '名' or '円' or '月' or '分' or '年')
                return false;
        }

        cursor = ahead;
        return true;
    }

    private DateMention? MonthDay(int start)
    {
        var cursor = new Cursor(text, start);
        if (Month(ref cursor, out var month))
        {
            var rest = cursor;
            rest.Spaces();
            rest.Take('の');
            rest.Spaces();
            var hasDay = Day(ref rest, today.Year, month, out var day);
            if (month is < 1 or > 12)
                return new DateMention(DateForm.Day, start, rest.At, [], Code: ReadingCodes.NoSuchMonth);
            return hasDay ? Yearless(start, rest.At, month, day) : Missing(start, cursor);
        }

        return Slashed(start);
    }

    /// <summary>4/1 anywhere; 4-1 and 4.1 only where nothing else touches them, since they are also ranges and decimals.</summary>
    private DateMention? Slashed(int start)
    {
        var cursor = new Cursor(text, start);
        if (
            !cursor.Digits(2, out var month, out _)
            || !cursor.TakeAny("/-.", out var separator)
            || !cursor.Digits(2, out var day, out _)
            || Continues(cursor)
        )
            return null;
        var free =
            (start == 0 || text[start - 1] is ' ')
            && (cursor.AtEnd || cursor.Next is ' ' or '(' or 'の' or 'に' || cursor.Rest.StartsWith("です"));
        var plausible = month is >= 1 and <= 12 && day is >= 1 and <= 31;
        if (separator != '/' && !(free && plausible))
            return null;
        return month is >= 1 and <= 12
            ? Yearless(start, cursor.At, month, day)
            : new DateMention(DateForm.Day, start, cursor.At, [], Code: ReadingCodes.NoSuchMonth);
    }

    private DateMention Yearless(int start, int end, int month, int day) =>
        DateCompletion.MonthDay(month, day, today, hint) is { } found
            ? new DateMention(DateForm.Day, start, end, [found.Date], found.Assumed)
            : new DateMention(DateForm.Day, start, end, [], Code: ReadingCodes.NoSuchDay);

    /// <summary>The digits go on, or count something else.</summary>
    private static bool Continues(Cursor cursor)
    {
        if (char.IsAsciiDigit(cursor.Next) || cursor.Next is '時' or '分' or '人' or '名' or '円' or '%' or '年' or '月' or '回' or '個')
            return true;
        if (cursor.Next is not ('/' or '.' or '-' or ':' or ','))
            return false;
        cursor.At++;
        return char.IsAsciiDigit(cursor.Next);
    }
}

namespace Channels.Text.Dates;

/// <summary>English dates: April 1, 1 Apr 2026, the 15th.</summary>
internal sealed partial class DateScanner
{
    /// <summary>April 1, Apr 1st 2026, 1 Apr 2026, the 1st of April, April 1, 2026.</summary>
    private DateMention? English(int start)
    {
        var cursor = new Cursor(text, start);
        int day;
        if (EnglishMonth(ref cursor, out var month))
        {
            cursor.Spaces();
            if (!EnglishDay(ref cursor, out day))
                return null;
        }
        else
        {
            if (!EnglishDay(ref cursor, out day))
                return null;
            cursor.Spaces();
            cursor.Take("of ");
            cursor.Take('-');
            if (!EnglishMonth(ref cursor, out month))
                return null;
        }

        var ahead = cursor;
        ahead.TakeAny(",-", out _);
        ahead.Spaces();
        return ahead.Digits(4, out var year, out var count) && count == 4 && !Continues(ahead)
            ? Exact(start, ahead.At, year, month, day)
            : Yearless(start, cursor.At, month, day);
    }

    private static bool EnglishMonth(ref Cursor cursor, out int month)
    {
        var ahead = cursor;
        if (!Find(ref ahead, DateWords.MonthEnglish, out month) || char.IsAsciiLetter(ahead.Next))
            return false;
        ahead.Take('.');
        cursor = ahead;
        return true;
    }

    private static bool EnglishDay(ref Cursor cursor, out int day)
    {
        var ahead = cursor;
        ahead.Take("the ");
        if (!ahead.Digits(2, out day, out _))
            return false;
        ahead.TakeAny(["st", "nd", "rd", "th"]);
        if (ahead.Next is ':' or '時' || char.IsAsciiLetter(ahead.Next) && char.IsAsciiLetter(ahead.Previous))
            return false;
        cursor = ahead;
        return true;
    }

    private DateMention? EnglishOrdinal(int start)
    {
        var cursor = new Cursor(text, start);
        if (!cursor.Digits(2, out var day, out _) || !cursor.TakeAny(["st", "nd", "rd", "th"]) || char.IsAsciiLetter(cursor.Next))
            return null;
        return DateCompletion.DayOfMonth(day, today, hint) is { } date
            ? new DateMention(DateForm.DayOfMonth, start, cursor.At, [date], DayNumber: day)
            : null;
    }
}

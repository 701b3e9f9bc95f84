namespace Channels.Text.Dates;

/// <summary>Weekdays: 先週の金曜, (火), last Friday.</summary>
internal sealed partial class DateScanner
{
    private DateMention? InWeek(int start)
    {
        var cursor = new Cursor(text, start);
        if (Find(ref cursor, DateWords.Weeks, out var weeks))
        {
            cursor.Take('の');
            cursor.Spaces();
            return Weekday(ref cursor, bare: true, out var day) ? OfWeek(start, cursor.At, day, weeks) : Missing(start, cursor);
        }

        if (!Find(ref cursor, DateWords.Sides, out var side))
            return null;
        cursor.Take('の');
        cursor.Spaces();
        if (!Weekday(ref cursor, bare: false, out var weekday))
            return null;
        var from = DateCompletion.Shift(today, side) ?? today;
        var date = DateCompletion.Weekday(weekday, from, side < 0 ? DateHint.Past : DateHint.Future);
        return new DateMention(DateForm.Weekday, start, cursor.At, [date], Weekday: weekday, Named: true);
    }

    /// <summary>Weeks begin on Monday here and on Sunday on many calendars: a Sunday of a named week can be two days.</summary>
    private DateMention OfWeek(int start, int end, DayOfWeek weekday, int weeks)
    {
        var monday = today.DayNumber - (((int)today.DayOfWeek + 6) % 7);
        var sundayFirst = today.DayNumber - (int)today.DayOfWeek + (7 * weeks);
        var mondayFirst = monday + (((int)weekday + 6) % 7) + (7 * weeks);
        int[] numbers =
            weekday == DayOfWeek.Sunday ? [mondayFirst, sundayFirst]
            : today.DayOfWeek == DayOfWeek.Sunday ? [mondayFirst, sundayFirst + (int)weekday]
            : [mondayFirst];
        var dates = numbers.Distinct().Where(number => number is >= 0 and <= 3652058).Select(DateOnly.FromDayNumber).ToArray();
        return new DateMention(DateForm.Weekday, start, end, dates, Weekday: weekday, Named: true);
    }

    private DateMention? WeekdayOnly(int start)
    {
        var cursor = new Cursor(text, start);
        var whole = start == 0 && text.Length == 1;
        var isNth = start >= 2 && text[start - 2] == '第'; // the first Wednesday of a month is another day than Wednesday
        if (isNth || !Weekday(ref cursor, bare: whole, out var weekday))
            return null;
        var date = DateCompletion.Weekday(weekday, today, hint);
        return new DateMention(DateForm.Weekday, start, cursor.At, [date], Assumed: date == today, Weekday: weekday);
    }

    /// <summary>火曜日, 火曜, (火), かようび, tue. With <paramref name="bare"/> also 火.</summary>
    private static bool Weekday(ref Cursor cursor, bool bare, out DayOfWeek weekday)
    {
        var ahead = cursor;
        var bracket = ahead.Take('(');
        ahead.Spaces();
        var english = ahead;
        if (Find(ref english, DateWords.WeekdayEnglish, out weekday) && !char.IsAsciiLetter(english.Next))
        {
            english.Take('.');
            if (bracket)
                english.Take(')');
            cursor = english;
            return true;
        }

        var kanji = ahead.AtEnd ? -1 : DateWords.WeekdayKanji.IndexOf(ahead.Next, StringComparison.Ordinal);
        var index = kanji;
        if (kanji >= 0)
            ahead.At++;
        else
            index = ahead.TakeFirst(DateWords.WeekdayKana);
        weekday = (DayOfWeek)Math.Max(index, 0);
        if (index < 0)
            return false;
        var named = ahead.TakeAny(["曜日", "曜", "ようび", "よう"]);
        var closed = bracket && ahead.Take(')');
        if (!named && !(kanji >= 0 && (closed || (bare && ahead.Next is not ('月' or '日')))))
            return false;
        cursor = ahead;
        return true;
    }
}

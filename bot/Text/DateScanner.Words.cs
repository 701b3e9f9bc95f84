namespace Channels.Bot.Text;

/// <summary>Dates in words: きのう, 先月20日, 3日前, 先週の金曜, 15日, April 1.</summary>
internal sealed partial class DateScanner
{
    private DateMention? RelativeYear(int start)
    {
        var cursor = new Cursor(text, start);
        if (!Find(ref cursor, DateWords.Years, out var years))
            return null;
        cursor.Take('の');
        cursor.Spaces();
        var year = today.Year + years;
        if (MonthAndDay(ref cursor, year, out var month, out var day))
            return Exact(start, cursor.At, year, month, day);
        return Missing(start, cursor);
    }

    private DateMention? RelativeMonth(int start)
    {
        var cursor = new Cursor(text, start);
        if (cursor.TakeAny(["月末", "げつまつ"]))
            return LastDay(start, cursor, 0);
        if (!Find(ref cursor, DateWords.Months, out var months))
            return null;
        cursor.Take('の');
        cursor.Spaces();
        var first = DateCompletion.Month(today, months);
        if (Day(ref cursor, first.Year, first.Month, out var day))
            return Exact(start, cursor.At, first.Year, first.Month, day);
        return cursor.Take("月末") ? LastDay(start, cursor, months) : Missing(start, cursor);
    }

    private DateMention LastDay(int start, Cursor cursor, int months)
    {
        var first = DateCompletion.Month(today, months);
        return Exact(start, cursor.At, first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month), assumed: true);
    }

    /// <summary>3日前, 一週間後, 2か月前, 3 days ago, in two weeks.</summary>
    private DateMention? Counted(int start)
    {
        var cursor = new Cursor(text, start);
        var isLater = cursor.Take("in ");
        if (!cursor.Number(999, out var count) && !NumberWords.TakeEnglish(ref cursor, out count))
            return null;
        cursor.Spaces();
        var unit = cursor.TakeFirst(["日", "にち", "週間", "しゅうかん", "週", "か月", "ゖ月", "箇月", "かげつ", "days", "day", "weeks", "week", "months", "month"]);
        if (unit < 0)
            return null;
        cursor.Take("間");
        cursor.Spaces();
        cursor.Take("の");
        var back = cursor.TakeAny(["前", "まえ", "ago", "before"]);
        if (!back && !isLater && !cursor.TakeAny(["後", "ご", "later"]))
            return null;
        var sign = back ? -count : count;
        var date = unit switch
        {
            <= 1 or 9 or 10 => DateCompletion.Shift(today, sign),
            <= 4 or 11 or 12 => DateCompletion.Shift(today, sign * 7),
            _ => InMonth(sign),
        };
        return date is { } day ? Exact(start, cursor.At, day.Year, day.Month, day.Day, assumed: unit is not (<= 1 or 9 or 10)) : null;
    }

    private DateOnly InMonth(int months)
    {
        var first = DateCompletion.Month(today, months);
        return new DateOnly(first.Year, first.Month, Math.Min(today.Day, DateTime.DaysInMonth(first.Year, first.Month)));
    }

    private DateMention? Word(int start)
    {
        var cursor = new Cursor(text, start);
        if (cursor.TakeAny(["元日", "元旦", "がんじつ", "がんたん"]))
            return Yearless(start, cursor.At, 1, 1);
        if (cursor.TakeAny(["大晦日", "おおみそか"]))
            return Yearless(start, cursor.At, 12, 31);
        if (!Find(ref cursor, DateWords.Relative, out var days) || !IsWholeWord(start, cursor))
            return null;
        return DateCompletion.Shift(today, days) is { } date ? new DateMention(DateForm.Day, start, cursor.At, [date]) : null;
    }

    /// <summary>Kana words run into others (きょうだい, であすか): they count only between other things.</summary>
    private bool IsWholeWord(int start, Cursor cursor)
    {
        if (char.IsAsciiLetter(text[start]))
            return !char.IsAsciiLetter(cursor.Next);
        if (!Kana.IsHiragana(text[cursor.At - 1]))
            return true;
        var openBefore = start == 0 || !Kana.IsHiragana(text[start - 1]) || text[start - 1] is 'と' or 'か' or 'や' or 'は' or 'の' or 'あ';
        return openBefore && (!Kana.IsHiragana(cursor.Next) || cursor.TakeAny(DateWords.AfterKana));
    }

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
        int[] numbers = weekday == DayOfWeek.Sunday ? [mondayFirst, sundayFirst]
            : today.DayOfWeek == DayOfWeek.Sunday ? [mondayFirst, sundayFirst + (int)weekday]
            : [mondayFirst];
        var dates = numbers.Distinct().Where(number => number is >= 0 and <= 3652058).Select(DateOnly.FromDayNumber).ToArray();
        return new DateMention(DateForm.Weekday, start, end, dates, Weekday: weekday, Named: true);
    }

    private DateMention? WeekdayOnly(int start)
    {
        var cursor = new Cursor(text, start);
        var whole = start == 0 && text.Length == 1;
        if (!Weekday(ref cursor, bare: whole, out var weekday))
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

    private DateMention? DayOnly(int start)
    {
        var cursor = new Cursor(text, start);
        if (Find(ref cursor, DateWords.DayKana, out var day))
        {
            if (!IsWholeWord(start, cursor) || day == 5)
                return null; // いつか is also "some day"
        }
        else
        {
            if (!cursor.Number(999, out day))
                return EnglishOrdinal(start);
            cursor.Spaces();
            if (!cursor.TakeAny(["日", "にち"]))
                return EnglishOrdinal(start);
            if (cursor.Next is '間' or '目' or '分' or '本' or '中' or '以' || cursor.Rest.StartsWith("か月"))
                return null;
        }

        var date = DateCompletion.DayOfMonth(day, today, hint);
        return new DateMention(DateForm.DayOfMonth, start, cursor.At, date is { } found ? [found] : [],
            Code: date is null ? ReadingCodes.NoSuchDay : null, DayNumber: day);
    }

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

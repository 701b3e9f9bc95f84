using Channels.Text.Numbers;

namespace Channels.Text.Dates;

/// <summary>Days in words: きのう, 先月20日, 3日前, 15日.</summary>
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
        var unit = cursor.TakeFirst([
            "日",
            "にち",
            "週間",
            "しゅうかん",
            "週",
            "か月",
            "ゖ月",
            "箇月",
            "かげつ",
            "days",
            "day",
            "weeks",
            "week",
            "months",
            "month",
        ]);
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

    /// <summary>23の祝日: of a day that is none it is asked.</summary>
    private DateMention Holiday(int start, Cursor cursor, int day)
    {
        var date = DateCompletion.DayOfMonth(day, today, hint);
        return new DateMention(
            DateForm.DayOfMonth,
            start,
            cursor.At,
            date is { } found ? [found] : [],
            Assumed: date is { } known && !NationalHolidays.Holds(known),
            Code: date is null ? ReadingCodes.NoSuchDay : null,
            DayNumber: day
        );
    }

    private DateMention? DayOnly(int start)
    {
        var cursor = new Cursor(text, start);
        if (Find(ref cursor, DateWords.DayKana, out var day))
        {
            if (!IsWholeWord(start, cursor) || day == 5 || IsAllOfThem(start, cursor, day))
                return null; // いつか is also "some day"
        }
        else
        {
            if (!cursor.Number(999, out day))
                return EnglishOrdinal(start);
            cursor.Spaces();
            if (cursor.TakeAny(DateWords.HolidayBehind))
                return Holiday(start, cursor, day);
            if (!cursor.TakeAny(["日", "にち"]))
                return EnglishOrdinal(start);
            if (
                cursor.Next is '間' or '目' or '分' or '本' or '中' or '以'
                || cursor.Rest.StartsWith("か月")
                || IsAllOfThem(start, cursor, day)
            )
                return null;
        }

        var date = DateCompletion.DayOfMonth(day, today, hint);
        return new DateMention(
            DateForm.DayOfMonth,
            start,
            cursor.At,
            date is { } found ? [found] : [],
            Code: date is null ? ReadingCodes.NoSuchDay : null,
            DayNumber: day
        );
    }

    /// <summary>More days are not counted so.</summary>
    private const int MostCounted = 7;

    /// <summary>二日とも is how many days there were, and 6日と7日とも the day behind another one.</summary>
    private bool IsAllOfThem(int start, Cursor cursor, int day)
    {
        if (day > MostCounted || !cursor.Rest.StartsWith("とも"))
            return false;
        var before = text.AsSpan(0, start).TrimEnd("と、,も ");
        return !(
            before.Length > 1 && before[^1] is '日' && before[^2] is >= '0' and <= '9' && before[^2] - '0' < day && IsOneFigure(before)
        );
    }

    private static bool IsOneFigure(ReadOnlySpan<char> before) => before.Length < 3 || before[^3] is not (>= '0' and <= '9');
}

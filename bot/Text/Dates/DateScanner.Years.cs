namespace Channels.Text.Dates;

/// <summary>Dates with a year: 令和7年4月1日, R7.4.1, 2026-04-01.</summary>
internal sealed partial class DateScanner
{
    private static readonly string[] Separators = ["/", "-", "."];

    private DateMention? WithEra(int start)
    {
        foreach (var era in Eras.All)
        {
            var cursor = new Cursor(text, start);
            if (!cursor.TakeAny(era.Spellings))
                continue;
            var isShort = cursor.At - start == 1;
            cursor.Spaces();
            if (isShort && !char.IsAsciiDigit(cursor.Next) && cursor.Next != '元')
                continue;
            if (EraCompact(era, start, cursor) is { } compact)
                return compact;
            var year = 1;
            if (!cursor.Take('元') && !cursor.Number(199, out year))
                continue;
            return RestOfDate(start, cursor, era.Western(year), isShort) is { } mention ? Checked(mention, era) : null;
        }

        return null;
    }

    /// <summary>R080401, as on some forms.</summary>
    private static DateMention? EraCompact(Era era, int start, Cursor cursor) =>
        cursor.Digits(6, out var packed, out var count) && count == 6
            ? Checked(Exact(start, cursor.At, era.Western(packed / 10_000), packed / 100 % 100, packed % 100), era)
            : null;

    private static DateMention Checked(DateMention mention, Era era) =>
        mention.Dates.All(date => Eras.Contains(era, date)) ? mention : mention with { Assumed = true };

    private DateMention? WithYear(int start)
    {
        var cursor = new Cursor(text, start);
        if (Sequence(start) is { } sequence)
            return sequence;
        if (!cursor.Number(9999, out var year))
            return null;
        if (year is >= 1000)
            return RestOfDate(start, cursor, year, false);
        cursor.Spaces();
        if (year > 99 || !cursor.Take('年'))
            return null;
        cursor.Spaces();
        return MonthAndDay(ref cursor, today.Year, out var month, out var day) ? ShortYear(start, cursor.At, year, month, day) : null;
    }

    /// <summary>Behind the year: 年4月1日, 年4/1, /4/1, -04-01, .4.1.</summary>
    private static DateMention? RestOfDate(int start, Cursor cursor, int year, bool shortEra)
    {
        var agrees = OtherYear(ref cursor, year);
        cursor.Spaces();
        if (cursor.Take('年'))
        {
            agrees &= OtherYear(ref cursor, year);
            if (cursor.Next is '度' or '前' or '後' or '間' or '生')
                return null;
            cursor.Take('の');
            cursor.Spaces();
            if (MonthAndDay(ref cursor, year, out var month, out var day))
                return Exact(start, cursor.At, year, month, day, assumed: !agrees);
            return Missing(start, cursor);
        }

        foreach (var separator in Separators)
        {
            var ahead = cursor;
            if (!Separated(ref ahead, separator) || !ahead.Digits(2, out var month, out _))
                continue;
            if (Separated(ref ahead, separator) && ahead.Digits(2, out var day, out _) && !Continues(ahead))
                return Exact(start, ahead.At, year, month, day);
            return shortEra || year < 1868 || year > 2199 || month > 12 || Continues(ahead) ? null : Missing(start, ahead);
        }

        return Apart(start, cursor, year);
    }

    /// <summary>1970、4、1 or 1970 04 01: what else separates two numbers, so only whole days count.</summary>
    private static DateMention? Apart(int start, Cursor cursor, int year)
    {
        var separator = cursor.Next is ',' or '、' or '・' or 'の' ? cursor.Next.ToString() : " ";
        if (separator == " ")
            cursor.At = BehindDigits(cursor); // the spaces were taken before
        return
            Separated(ref cursor, separator)
            && cursor.Digits(2, out var month, out _)
            && Separated(ref cursor, separator)
            && cursor.Digits(2, out var day, out _)
            && !Continues(cursor)
            && DateCompletion.Day(year, month, day) is { } date
            ? new DateMention(DateForm.Day, start, cursor.At, [date])
            : null;
    }

    private static int BehindDigits(Cursor cursor)
    {
        while (cursor.Previous == ' ')
            cursor.At--;
        return cursor.At;
    }

    /// <summary>The same year once more in brackets: 2026年（令和8年）, 令和8年(2026). False when it is another year.</summary>
    private static bool OtherYear(ref Cursor cursor, int year)
    {
        var ahead = cursor;
        ahead.Spaces();
        if (!ahead.Take('('))
            return true;
        ahead.Spaces();
        var era = Eras.All.FirstOrDefault(era => new Cursor(ahead.Text, ahead.At).TakeAny(era.Spellings));
        if (era is not null)
            ahead.TakeAny(era.Spellings);
        var other = 1;
        if (!(era is not null && ahead.Take('元')) && !ahead.Number(9999, out other))
            return true;
        ahead.Take('年');
        ahead.Spaces();
        if (!ahead.Take(')'))
            return true;
        cursor = ahead;
        return (era?.Western(other) ?? other) == year;
    }

    private static bool Separated(ref Cursor cursor, string separator)
    {
        var ahead = cursor;
        if (separator != " ")
            ahead.Spaces();
        if (!ahead.Take(separator))
            return false;
        ahead.Spaces();
        cursor = ahead;
        return true;
    }
}

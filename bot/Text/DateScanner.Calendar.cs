namespace Channels.Bot.Text;

/// <summary>Dates with a month: 令和7年4月1日, 2026-04-01, 4/1, 20260401.</summary>
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

        return null;
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
        ahead.Spaces();
        if (!ahead.Take(separator))
            return false;
        ahead.Spaces();
        cursor = ahead;
        return true;
    }

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

    /// <summary>Three numbers of one or two digits, or with the year last: 8.4.1, 26/4/1, 4/1/2026.</summary>
    private DateMention? Sequence(int start)
    {
        var cursor = new Cursor(text, start);
        if (!cursor.Digits(2, out var first, out _) || !cursor.TakeAny("/-.", out var separator) || !cursor.Digits(2, out var second, out _)
            || !cursor.Take(separator) || !cursor.Digits(4, out var third, out var length) || Continues(cursor))
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
        var inEras = Eras.All.Take(3)
            .Select(era => (era, date: DateCompletion.Day(era.Western(year), month, day)))
            .Where(pair => pair.date is { } date && Eras.Contains(pair.era, date))
            .Select(pair => pair.date!.Value);
        DateOnly?[] inCentury = [DateCompletion.Day(2000 + year, month, day), DateCompletion.Day(1900 + year, month, day)];
        var all = inEras.Concat(inCentury.OfType<DateOnly>())
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
            var plausible = packed / 10_000 is >= 1868 and <= 2199 && packed / 100 % 100 is >= 1 and <= 12 && cursor.Next is not ('-' or '.' or ',');
            return plausible ? Exact(start, cursor.At, packed / 10_000, packed / 100 % 100, packed % 100) : null;
        }

        if (start != 0 || !cursor.AtEnd || packed / 100 % 100 is < 1 or > 12 && count == 6)
            return null;
        return count == 6
            ? ShortYear(start, cursor.At, packed / 10_000, packed / 100 % 100, packed % 100)
            : packed / 100 is >= 1 and <= 12 ? Yearless(start, cursor.At, packed / 100, packed % 100) : null;
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

        return Separated(start);
    }

    /// <summary>4/1 anywhere; 4-1 and 4.1 only where nothing else touches them, since they are also ranges and decimals.</summary>
    private DateMention? Separated(int start)
    {
        var cursor = new Cursor(text, start);
        if (!cursor.Digits(2, out var month, out _) || !cursor.TakeAny("/-.", out var separator) || !cursor.Digits(2, out var day, out _) || Continues(cursor))
            return null;
        var free = (start == 0 || text[start - 1] is ' ') && (cursor.AtEnd || cursor.Next is ' ' or '(' or 'の' or 'に' || cursor.Rest.StartsWith("です"));
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

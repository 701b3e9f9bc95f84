namespace Channels.Text.Clocks;

/// <summary>How an hour is written: 3時半, 15:30, 1530, さんじはん.</summary>
internal sealed partial class ClockScanner
{
    /// <summary>3時半, 15時30分, 3:30, 1530, 十五時, さんじはん; a bare 3 only on request.</summary>
    private static bool Read(ref Cursor cursor, bool bareHours, out Clock clock)
    {
        var ahead = cursor;
        clock = default;
        foreach (var (word, hour) in ClockWords.Kana)
        {
            if (!ahead.Take(word))
                continue;
            clock = new Clock(hour, 0);
            Minutes(ref ahead, ref clock);
            cursor = ahead;
            return !ahead.Rest.StartsWith("かん", StringComparison.Ordinal);
        }

        if (Colon(ref cursor, out clock) || Japanese(ref cursor, out clock))
            return true;
        if (!ahead.Digits(4, out var packed, out var count))
            return false;
        var ends = ahead;
        ends.Spaces();
        if (count == 4 && packed / 100 <= 29 && packed % 100 <= 59 && IsCompact(cursor.At, ahead))
        {
            clock = new Clock(packed / 100, packed % 100, Padded: true);
        }
        else if (
            count <= 2
            && (
                (bareHours && !Counts(ahead))
                || ends.Rest.StartsWith("am", StringComparison.Ordinal)
                || ends.Rest.StartsWith("pm", StringComparison.Ordinal)
                || ends.Rest.StartsWith("a.m", StringComparison.Ordinal)
                || ends.Rest.StartsWith("p.m", StringComparison.Ordinal)
                || ends.Rest.StartsWith("o'clock", StringComparison.Ordinal)
            )
        )
        {
            clock = new Clock(packed, 0, Bare: true);
            if (ends.Take("o'clock"))
            {
                clock = clock with { Bare = false };
                ahead = ends;
            }
        }
        else
        {
            return false;
        }

        cursor = ahead;
        return true;
    }

    /// <summary>1530 or 0900-1130, but not a part of 2026-04-01 or of a telephone number.</summary>
    private static bool IsCompact(int start, Cursor behind)
    {
        if (behind.Next is '年' or '円' or '人' or '.' or '/' or ',')
            return false;
        var text = behind.Text;
        var first = start;
        while (first > 0 && (char.IsAsciiDigit(text[first - 1]) || text[first - 1] == '-'))
            first--;
        var last = behind.At;
        while (last < text.Length && (char.IsAsciiDigit(text[last]) || text[last] == '-'))
            last++;
        return text[first..last] is { Length: 4 } or { Length: 9 } and [_, _, _, _, '-', ..] or { Length: 5 } and [.., '-'];
    }

    /// <summary>The number is of something else than the clock: 2時間, 1.5, 3人, 30 min.</summary>
    private static bool Counts(Cursor cursor)
    {
        cursor.Spaces();
        return cursor.Next
            is '時'
                or '分'
                or '日'
                or '月'
                or '年'
                or '人'
                or '名'
                or '回'
                or '個'
                or '円'
                or '%'
                or '.'
                or ','
                or '/'
                or ':'
                or 'h'
                or 'm';
    }

    /// <summary>9:00, 09.30, 9:30:00. With a dot only two-digit minutes, and not 1.5時間.</summary>
    private static bool Colon(ref Cursor cursor, out Clock clock)
    {
        clock = default;
        var ahead = cursor;
        if (
            !ahead.Digits(2, out var hour, out var hourDigits)
            || !ahead.TakeAny(":.", out var separator)
            || !ahead.Digits(2, out var minute, out var minuteDigits)
            || minuteDigits != 2
        )
            return false;
        if (separator == '.' && (char.IsAsciiDigit(ahead.Next) || ahead.Next is '.' or '時' or '万' or '円' or '/' or 'h'))
            return false;
        var seconds = ahead;
        if (seconds.Take(':') && seconds.Digits(2, out _, out _))
            ahead = seconds;
        clock = new Clock(hour, minute, Padded: hourDigits == 2 && hour < 10, TwoDigits: hourDigits == 2);
        cursor = ahead;
        return true;
    }

    private static bool Japanese(ref Cursor cursor, out Clock clock)
    {
        clock = default;
        var ahead = cursor;
        if (!ahead.Number(999, out var hour))
            return false;
        ahead.Spaces();
        if (!ahead.TakeAny(ClockWords.Hour) || ahead.Next is '間' || ahead.Rest.StartsWith("かん", StringComparison.Ordinal))
            return false;
        clock = new Clock(hour, 0);
        Minutes(ref ahead, ref clock);
        cursor = ahead;
        return true;
    }

    private static void Minutes(ref Cursor cursor, ref Clock clock)
    {
        var ahead = cursor;
        ahead.Spaces();
        if (ahead.TakeAny(ClockWords.Half))
        {
            clock = clock with { Minute = 30 };
            cursor = ahead;
            return;
        }

        if (!ahead.Number(999, out var minute))
            return;
        var unit = ahead;
        unit.Spaces();
        if (!unit.TakeAny(ClockWords.Minute))
        {
            if (minute > 59 || ahead.Next is '時' or '日' or '人' or '月' or ':' or '-' or '~')
                return;
            unit = ahead; // 9時30
        }

        var before = unit;
        if (before.TakeAny(["前", "まえ"]))
            (minute, unit) = (-minute, before);
        else
            unit.TakeAny(["過ぎ", "すぎ"]);
        clock = clock with { Minute = minute };
        cursor = unit;
    }
}
